package net.psmail.portal.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.order.CertificateStatus;
import net.psmail.certificates.order.CertificateView.Sight;
import net.psmail.provisioning.mailserver.MailServerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {

  private static final MailServerSettings SETTINGS =
      new MailServerSettings(
          MailServerSettings.Kind.EMBEDDED,
          Path.of("/"),
          "mail.example.org",
          "127.0.0.1",
          9993,
          9995,
          9465,
          Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "TLS on 127.0.0.1:9993, 9993, IMAP",
    "TLS on 192.0.2.1:993, 993, IMAP",
    "IMAP on 192.0.2.1:143, 143, IMAP",
    "POP3 on 192.0.2.1:110, 110, POP3",
    "TLS on 192.0.2.1:9465, 9465, SMTP",
    "SMTP on 192.0.2.1:587, 587, SMTP"
  })
  void knowsTheServiceOfAListener(String label, int port, Service service) {
    Sight sight = new Sight(label, port, "served", null, "");
    assertThat(Service.of("mail").stream().filter(one -> one.isAt(SETTINGS).test(sight)))
        .containsExactly(service);
  }

  @ParameterizedTest
  @CsvSource({"SMTP on 192.0.2.1:25, 25", "SIEVE on 192.0.2.1:4190, 4190"})
  void leavesOutWhatReadersDoNotMeet(String label, int port) {
    Sight sight = new Sight(label, port, "served", null, "");
    assertThat(Service.of("mail").stream().filter(one -> one.isAt(SETTINGS).test(sight))).isEmpty();
  }

  @Test
  void everyListenerOfTheSiteIsTheWebsite() {
    Sight sight = new Sight("TLS on 192.0.2.1:8443", 8443, "served", null, "");
    assertThat(Service.of("site")).containsExactly(Service.WEBSITE);
    assertThat(Service.WEBSITE.isAt(SETTINGS).test(sight)).isTrue();
  }

  @Test
  void whatThePageShowsIsRightThoughItsProofIsUnderWay() {
    CertificateStatus seen =
        new CertificateStatus("x", List.of(), Instant.EPOCH, Instant.EPOCH, "AB:CD", "CN=x");
    Sight other = new Sight("TLS on 127.0.0.1:9993", 9993, "other", seen, "");
    assertThat(Looks.state(other, "AB:CD")).isEqualTo("served");
    assertThat(Looks.state(other, "AB:CE")).isEqualTo("other");
    assertThat(Looks.state(new Sight("", 1, "no-answer", null, ""), "AB:CD"))
        .isEqualTo("no-answer");
  }
}
