package net.psmail.provisioning.dns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import net.psmail.provisioning.clientsettings.UserAgentConfiguration;
import net.psmail.provisioning.dns.Zone.LeftOut;
import net.psmail.provisioning.dns.Zone.Reason;
import org.junit.jupiter.api.Test;

class ZoneWriterTest {

  @Test
  void writesAllThatADomainWithHostsOfItsOwnNeeds() throws IOException {
    Zone zone = ZoneWriter.write(Facts.of("example.org"));
    assertThat(zone.text()).isEqualTo(golden("own-hosts.zone"));
    assertThat(zone.leftOut()).isEmpty();
  }

  @Test
  void leavesToTheProvidersZoneWhatBelongsThere() throws IOException {
    Zone zone =
        ZoneWriter.write(
            Facts.modest("xn--mller-kva.example", "mail.psmail.test", "https://psmail.test", true));
    assertThat(zone.text()).isEqualTo(golden("hosts-of-the-provider.zone"));
    assertThat(zone.leftOut())
        .containsExactly(
            new LeftOut(Purpose.DKIM, Reason.NO_KEY),
            new LeftOut(Purpose.TLSA, Reason.OTHER_ZONE),
            new LeftOut(Purpose.CAA, Reason.NO_ACCOUNT),
            new LeftOut(Purpose.PACC, Reason.OWN_PORTS));
  }

  @Test
  void saysWhyAMachineThatIsCalledLocalhostHasAlmostNoZone() {
    Zone zone =
        ZoneWriter.write(Facts.modest("psmail.test", "localhost", "http://localhost:8080", false));
    assertThat(zone.records())
        .extracting(ZoneRecord::purpose)
        .containsOnly(Purpose.SPF, Purpose.DMARC, Purpose.TLS_RPT, Purpose.NO_SRV);
    assertThat(zone.leftOut())
        .contains(
            new LeftOut(Purpose.MX, Reason.NO_HOST_NAME),
            new LeftOut(Purpose.DKIM, Reason.NO_SIGNER),
            new LeftOut(Purpose.AUTOCONFIG, Reason.NO_HOST_NAME));
  }

  @Test
  void announcesNothingThatWouldHaveToBeFetchedByHttpsWithoutIt() {
    Zone zone =
        ZoneWriter.write(Facts.modest("a.example", "mail.a.example", "http://www.a.test", true));
    assertThat(zone.text()).doesNotContain("mta-sts", "autoconfig", "autodiscover");
    assertThat(zone.leftOut())
        .contains(
            new LeftOut(Purpose.MTA_STS_HOST, Reason.NO_HTTPS),
            new LeftOut(Purpose.HOST, Reason.NO_ADDRESS));
  }

  @Test
  void thePolicyGetsAnotherVersionWithEveryChange() {
    MtaStsPolicy testing = new MtaStsPolicy(MtaStsMode.TESTING, "mail.example.org");
    assertThat(testing.text())
        .asString(UTF_8)
        .isEqualTo("version: STSv1\r\nmode: testing\r\nmx: mail.example.org\r\nmax_age: 86400\r\n");
    assertThat(testing.id()).matches("[a-z0-9]{1,32}");
    assertThat(new MtaStsPolicy(MtaStsMode.TESTING, "mail.example.org").id())
        .isEqualTo(testing.id());
    assertThat(new MtaStsPolicy(MtaStsMode.ENFORCE, "mail.example.org").id())
        .isNotEqualTo(testing.id());
    assertThat(new MtaStsPolicy(MtaStsMode.TESTING, "mx.example.org").id())
        .isNotEqualTo(testing.id());
  }

  @Test
  void theSettingsOfPaccAreTheSameToTheByte() {
    byte[] document = UserAgentConfiguration.write(Facts.servers("a.test", "mail.a.test", 993));
    assertThat(document)
        .asString(UTF_8)
        .isEqualTo(
            """
            {
              "protocols": {"imap": {"host": "mail.a.test"}, "pop3": {"host": "mail.a.test"}, "smtp": {"host": "mail.a.test"}},
              "authentication": {"password": true},
              "info": {"provider": {"name": "PSMail"}}
            }
            """);
    assertThat(UserAgentConfiguration.digest(Facts.servers("a.test", "mail.a.test", 993)))
        .isEqualTo("TJVGbvcI3RUSSGNYIDk41fbTNIfZGZoaj4r7UOJqPio=");
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = ZoneWriterTest.class.getResourceAsStream(name)) {
      return new String(requireNonNull(file, name).readAllBytes(), UTF_8);
    }
  }
}
