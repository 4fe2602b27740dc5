package net.psmail.certificates.acme;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.KnownAccounts;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.Stage;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.lifecycle.TrialInstallation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsAlpnIT {

  private static final String ACME_VALIDATION = "1.3.6.1.5.5.7.1.31";
  private static final URI ORDER = URI.create("https://ca.test/order/1");
  private static final URI OTHER_ORDER = URI.create("https://staging.ca.test/order/1");

  private final DataSource database = TrialDatabase.create();
  private final SettableClock clock = new SettableClock();
  private final ChallengeAnswers answers = new ChallengeAnswers(database, clock);
  private final SecureRandom random = new SecureRandom();
  private final InetSocketAddress place =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), Pebble.freePort());
  private TlsAlpnPort port;

  @BeforeEach
  void listen() throws IOException {
    port = new TlsAlpnPort(place, answers, random, Duration.ofSeconds(1));
    answers.give(ORDER, ChallengeKind.TLS_ALPN_01, "mail.acme.test", "token.thumbprint");
  }

  @AfterEach
  void close() {
    port.close();
  }

  @Test
  void provesHostsAndAddressesToAnAuthority(@TempDir Path files) throws IOException {
    try (Pebble pebble =
            new Pebble(files.resolve("ca"), new Pebble.Ways(Pebble.freePort(), false, 0, null));
        TlsAlpnPort asked =
            new TlsAlpnPort(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), pebble.tlsPort()),
                answers,
                random)) {
      TrialInstallation installation = new TrialInstallation();
      Lifecycle lifecycle = lifecycle(files, pebble, installation);
      lifecycle.declare(
          new Plan(
              "mail",
              CertificateNames.of(List.of("mail.acme.test", "127.0.0.1")),
              KeyType.EC_P256,
              ChallengeKind.TLS_ALPN_01,
              null,
              List.of("pebble")));

      Awaitility.await()
          .atMost(Duration.ofSeconds(40))
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> {
                clock.forward(Duration.ofSeconds(5));
                lifecycle.advanceDue();
                return lifecycle.standing("mail").orElseThrow().stage() == Stage.PROVED;
              });

      assertThat(CertificateNames.in(requireNonNull(installation.served()).leaf()).all())
          .containsExactlyInAnyOrder("mail.acme.test", "127.0.0.1");
      assertThat(asked).isNotNull();
    }
  }

  @Test
  void showsACertificateForNothingButTheProof() throws Exception {
    X509Certificate proof = shown("mail.acme.test", "acme-tls/1");

    assertThat(CertificateNames.in(proof).hosts()).containsExactly("mail.acme.test");
    assertThat(proof.getCriticalExtensionOIDs()).contains(ACME_VALIDATION);
  }

  @Test
  void showsNothingToWhoeverAsksForAnotherProtocolOrForNone() {
    assertThatThrownBy(() -> shown("mail.acme.test", "h2")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> shown("mail.acme.test")).isInstanceOf(IOException.class);
  }

  @Test
  void showsNothingForAHostThatIsNotBeingProved() {
    answers.withdraw(ORDER);

    assertThatThrownBy(() -> shown("mail.acme.test", "acme-tls/1")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> shown("www.acme.test", "acme-tls/1")).isInstanceOf(IOException.class);
  }

  @Test
  void goesOnProvingForOneOrderWhenAnotherOfTheSameHostIsDone() throws Exception {
    answers.give(OTHER_ORDER, ChallengeKind.TLS_ALPN_01, "mail.acme.test", "other.thumbprint");
    X509Certificate newest = shown("mail.acme.test", "acme-tls/1");
    answers.withdraw(OTHER_ORDER);

    X509Certificate first = shown("mail.acme.test", "acme-tls/1");

    assertThat(first.getExtensionValue(ACME_VALIDATION))
        .isNotEqualTo(newest.getExtensionValue(ACME_VALIDATION));
  }

  @Test
  void isNotHeldUpForLongByThoseWhoSayNothing() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        silent.add(new Socket(place.getAddress(), place.getPort()));
      }

      assertThat(shown("mail.acme.test", "acme-tls/1")).isNotNull();
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  /** What is shown to one that asks for a host by these protocols. */
  private X509Certificate shown(String host, String... protocols) throws Exception {
    SSLContext trusting = SSLContext.getInstance("TLS");
    trusting.init(null, new TrustManager[] {new AnyProof()}, random);
    try (SSLSocket socket =
        (SSLSocket) trusting.getSocketFactory().createSocket(place.getAddress(), place.getPort())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(host)));
      parameters.setApplicationProtocols(protocols);
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(10_000);
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private Lifecycle lifecycle(Path files, Pebble pebble, TrialInstallation installation) {
    AcmeIssuer issuer =
        new AcmeIssuer(
            new Authority(
                "pebble", pebble.directoryUri(), List.of(), true, List.of(), null, pebble.trust()),
            new KeyFiles(files),
            new KnownAccounts(database),
            List.of(new TlsAlpnProofs(answers)),
            Optional.empty(),
            random);
    return new Lifecycle(
        database, List.of(issuer), installation, new KeyFiles(files), clock, random);
  }
}
