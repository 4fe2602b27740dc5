package net.psmail.certificates.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.acme.Authority;
import net.psmail.certificates.lifecycle.ChallengeKind;
import org.junit.jupiter.api.Test;

class FleetSettingsTest {

  private final Map<String, String> values =
      new HashMap<>(
          Map.of(
              "psmail.data", "/var/lib/psmail",
              "psmail.issuers", "live",
              "psmail.issuer.live.directory", "https://ca.test/dir",
              "psmail.issuer.staging.directory", "https://staging.ca.test/dir",
              "psmail.dns.resolvers", "127.0.0.1"));

  @Test
  void keepsTheAuthorityForTrialsApart() {
    values.put("psmail.dry-run", "staging");

    assertThat(settings().trials().map(Authority::name)).contains("staging");
    assertThat(settings().authorities()).extracting(Authority::name).containsExactly("live");
  }

  @Test
  void refusesAnAuthorityForTrialsThatIssuesForReal() {
    for (String name : new String[] {"live", "local"}) {
      values.put("psmail.dry-run", name);

      assertThatThrownBy(this::settings)
          .isInstanceOf(CertificatesException.class)
          .hasMessage(
              "psmail.dry-run: write the name of an authority for trials, which no certificate has"
                  + " among its issuers.");
    }
  }

  @Test
  void listensForProofsInTlsOnlyWhereThatIsWanted() {
    assertThat(settings().alpn()).isEmpty();

    values.put("psmail.acme.alpn.port", "10443");
    assertThat(settings().alpn().map(InetSocketAddress::toString)).contains("/127.0.0.1:10443");

    values.put("psmail.acme.alpn.bind", "192.0.2.1");
    assertThat(settings().alpn().map(InetSocketAddress::toString)).contains("/192.0.2.1:10443");

    values.put("psmail.acme.alpn.port", "https");
    assertThatThrownBy(this::settings)
        .hasMessage("psmail.acme.alpn.port: write the number of a port.");
  }

  @Test
  void takesTheWordOfTheProtocolForAProofInTls() {
    values.put("psmail.certificate.mail.challenge", "tls-alpn-01");

    assertThat(settings().mail().plan().challenge()).isEqualTo(ChallengeKind.TLS_ALPN_01);
  }

  private FleetSettings settings() {
    MapConfig config = new MapConfig(values);
    return FleetSettings.from(config, CertificateSettings.from(config));
  }
}
