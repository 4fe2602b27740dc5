package net.psmail.certificates.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.acme.Authority;
import net.psmail.certificates.install.Listener;
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

  @Test
  void readsPlacesWhereEachNameOfACertificateIsAskedFor() {
    values.put("psmail.certificates.places", "web, imap");
    values.put("psmail.certificate.place.web.directory", "/etc/ssl/web");
    values.put("psmail.certificate.place.web.group", "www-data");
    values.put("psmail.certificate.place.web.reload", "systemctl reload nginx");
    values.put("psmail.certificate.place.web.listeners", "tls://127.0.0.1:443");
    values.put("psmail.certificate.place.imap.directory", "/etc/ssl/imap");

    DeclaredPlace web = settings().places().get(0);

    assertThat(settings().places()).extracting(DeclaredPlace::name).containsExactly("web", "imap");
    assertThat(web.file("shop")).hasToString("/etc/ssl/web/shop.pem");
    assertThat(web.group()).isEqualTo("www-data");
    assertThat(web.reload()).containsExactly("systemctl", "reload", "nginx");
    assertThat(web.listeners(CertificateNames.of(List.of("shop.test", "*.acme.test", "192.0.2.1"))))
        .extracting(Listener::serverName)
        .containsExactly("shop.test", "www.acme.test", "192.0.2.1");
  }

  @Test
  void refusesAPlaceWithoutAFolderOfItsOwn() {
    values.put("psmail.certificates.places", "web");
    for (String directory : new String[] {"", "ssl", "/var/lib/psmail/tls/"}) {
      values.put("psmail.certificate.place.web.directory", directory);

      assertThatThrownBy(this::settings)
          .isInstanceOf(CertificatesException.class)
          .hasMessageStartingWith("psmail.certificate.place.web.directory: write ");
    }
  }

  @Test
  void refusesListenersOfAPlaceThatAreNone() {
    values.put("psmail.certificates.places", "web");
    values.put("psmail.certificate.place.web.directory", "/etc/ssl/web");
    values.put("psmail.certificate.place.web.listeners", "localhost");

    assertThatThrownBy(this::settings)
        .hasMessageStartingWith("psmail.certificate.place.web.listeners: write addresses");
  }

  @Test
  void callsNoCertificateAsTheKeysOfPlacesBegin() {
    values.put("psmail.certificates", "place");

    assertThatThrownBy(this::settings).hasMessageStartingWith("psmail.certificates: call none");
  }

  private FleetSettings settings() {
    MapConfig config = new MapConfig(values);
    return FleetSettings.from(config, CertificateSettings.from(config));
  }
}
