package net.psmail.certificates.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import net.psmail.certificates.CertificatesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateSettingsTest {

  @Test
  void takesHostsFromTheSettingsOfSiteMailAndDomains() {
    CertificateSettings settings =
        CertificateSettings.from(
            new MapConfig(
                Map.of(
                    "psmail.data", "/var/lib/psmail",
                    "psmail.site.url", "https://www.example.org:8443",
                    "psmail.mail.host", "mail.example.org",
                    "psmail.domains", "a.test, b.test")));

    assertThat(settings.directory()).isEqualTo(Path.of("/var/lib/psmail/tls"));
    assertThat(settings.site().hosts()).containsExactly("www.example.org", "localhost");
    assertThat(settings.mail().hosts()).containsExactly("mail.example.org", "localhost");
    assertThat(settings.serviceHosts(Set.of("b.test", "c.test")))
        .containsExactly(
            "autoconfig.a.test",
            "autodiscover.a.test",
            "mta-sts.a.test",
            "ua-auto-config.a.test",
            "autoconfig.b.test",
            "autodiscover.b.test",
            "mta-sts.b.test",
            "ua-auto-config.b.test",
            "autoconfig.c.test",
            "autodiscover.c.test",
            "mta-sts.c.test",
            "ua-auto-config.c.test");
    assertThat(settings.scope().hosts())
        .containsExactly("www.example.org", "mail.example.org", "a.test", "b.test", "localhost");
  }

  @Test
  void isContentWithADataDirectory() {
    CertificateSettings settings =
        CertificateSettings.from(new MapConfig(Map.of("psmail.data", "/d")));

    assertThat(settings.site().hosts()).containsExactly("localhost");
    assertThat(settings.site().addresses()).containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
  }

  @Test
  void takesAnAddressForTheSite() {
    CertificateSettings settings =
        CertificateSettings.from(
            new MapConfig(Map.of("psmail.data", "/d", "psmail.site.url", "https://[2001:db8::7]")));

    assertThat(settings.site().addresses()).contains("2001:db8:0:0:0:0:0:7");
  }

  @ParameterizedTest
  @CsvSource({
    "psmail.tls.directory, tls",
    "psmail.site.url, mail.example.org",
    "psmail.site.url, 'http://'",
    "psmail.mail.host, 'my host'",
    "psmail.domains, 'a.test,,b.test'",
  })
  void namesTheWrongSettingAndWhatToWrite(String key, String value) {
    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(
            () -> CertificateSettings.from(new MapConfig(Map.of("psmail.data", "/d", key, value))))
        .withMessageStartingWith(key + ": ")
        .withMessageContaining("rite ");
  }

  @Test
  void asksForADirectoryWhenThereIsNone() {
    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(() -> CertificateSettings.from(new MapConfig(Map.of())))
        .withMessageContaining("psmail.tls.directory");
  }
}
