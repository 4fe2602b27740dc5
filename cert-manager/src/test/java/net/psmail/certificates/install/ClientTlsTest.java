package net.psmail.certificates.install;

import static net.psmail.certificates.install.InMemoryTls.handshake;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import org.junit.jupiter.api.Test;

class ClientTlsTest {

  private static final CertificateNames NAMES = CertificateNames.of(List.of("mail.psmail.test"));

  private final LocalCa ca = LocalCa.create(NAMES, Instant.now(), new SecureRandom());
  private final ServerTls server = new ServerTls(ca.issue(NAMES, Purpose.TLS, Instant.now()));

  @Test
  void trustsOurOwnServers() throws Exception {
    SSLContext client = ClientTls.trusting(List.of(ca.root()));
    assertThat(handshake(server.context(), client, "mail.psmail.test", "TLSv1.3"))
        .isEqualTo(server.served().leaf());
  }

  @Test
  void trustsNoServerOfAnotherAuthority() {
    LocalCa another = LocalCa.create(NAMES, Instant.now(), new SecureRandom());
    SSLContext client = ClientTls.trusting(List.of(another.root()));
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> handshake(server.context(), client, "mail.psmail.test", "TLSv1.3"));
  }
}
