package net.psmail.certificates.install;

import static java.util.Objects.requireNonNull;
import static net.psmail.certificates.install.InMemoryTls.handshake;
import static net.psmail.certificates.install.InMemoryTls.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTlsTest {

  private static final CertificateNames NAMES =
      CertificateNames.of(List.of("psmail.test", "localhost", "127.0.0.1", "::1"));

  private final LocalCa ca = LocalCa.create(NAMES, Instant.now(), new SecureRandom());
  private final ServerTls tls = new ServerTls(issue());

  @ParameterizedTest
  @ValueSource(strings = {"psmail.test", "localhost", "127.0.0.1", "::1"})
  void satisfiesAClientThatChecksTheName(String host) throws Exception {
    assertThat(handshake(tls.context(), client(), host, "TLSv1.3")).isEqualTo(tls.served().leaf());
  }

  @Test
  void failsAClientThatAsksForAnotherName() throws Exception {
    SSLContext client = client();

    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> handshake(tls.context(), client, "bank.test", "TLSv1.3"));
  }

  @Test
  void speaksTls12() throws Exception {
    assertThat(handshake(tls.context(), client(), "localhost", "TLSv1.2")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1.1"})
  void refusesOldVersions(String version) throws Exception {
    assertThat(tls.context().createSSLEngine().getEnabledProtocols()).doesNotContain(version);
    SSLContext client = client();
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(() -> handshake(tls.context(), client, "localhost", version));
  }

  @Test
  void showsTheNewCertificateFromTheNextHandshakeOn() throws Exception {
    SSLContext client = client();
    handshake(tls.context(), client, "localhost", "TLSv1.3");
    KeyedChain next = issue();

    tls.serve(next);

    assertThat(handshake(tls.context(), client(), "localhost", "TLSv1.3")).isEqualTo(next.leaf());
  }

  @Test
  void answersAHandshakeThatBeganBeforeTheSwapWithOneCertificateThroughout() {
    KeyedChain before = tls.served();
    SwappableKey keys = (SwappableKey) tls.keyManager();
    String alias = requireNonNull(keys.chooseServerAlias("EC", null, null));

    tls.serve(issue());

    assertThat(keys.getPrivateKey(alias)).isEqualTo(before.key());
    assertThat(keys.getCertificateChain(alias)).containsExactlyElementsOf(before.chain());
  }

  @Test
  void swapsUnderLoadWithoutAFailedHandshake() throws Exception {
    List<KeyedChain> successive = List.of(issue(), issue(), issue(), issue(), issue(), issue());
    Set<X509Certificate> seen = ConcurrentHashMap.newKeySet();
    ExecutorService visitors = Executors.newFixedThreadPool(4);
    try {
      for (KeyedChain next : successive) {
        List<Future<X509Certificate>> visits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          visits.add(
              visitors.submit(() -> handshake(tls.context(), client(), "localhost", "TLSv1.3")));
        }
        seen.add(visits.get(0).get(30, TimeUnit.SECONDS));
        tls.serve(next);
        for (Future<X509Certificate> visit : visits) {
          seen.add(visit.get(30, TimeUnit.SECONDS));
        }
      }
    } finally {
      visitors.shutdownNow();
    }
    assertThat(seen).hasSizeGreaterThan(successive.size() / 2);
  }

  @Test
  void isFoundByTheNameThatTheWebServerIsTold() throws Exception {
    PsmailProvider.register(new ServerTls(issue()));
    PsmailProvider.register(tls);

    KeyManagerFactory factory = KeyManagerFactory.getInstance("PSMAIL");
    factory.init(null, new char[0]);

    assertThat(factory.getKeyManagers()).containsExactly(tls.keyManager());
  }

  private KeyedChain issue() {
    return ca.issue(NAMES, Purpose.TLS, Instant.now());
  }

  private SSLContext client() throws Exception {
    return trusting(ca.root());
  }
}
