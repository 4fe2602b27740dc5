package net.psmail.certificates.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.install.Listener.Protocol;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.Event;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.NotIssued;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.RevocationReason;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.Stage;
import net.psmail.certificates.lifecycle.Standing;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.lifecycle.TrialIssuer;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import net.psmail.certificates.store.TlsDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the wish to the proof at a server, and what the history says when there is none. */
class LifecycleWithServersIT {

  private static final CertificateNames NAMES = CertificateNames.of(List.of("mail.psmail.test"));
  private static final String ID = "mail";

  private final SettableClock clock = new SettableClock();
  private final LocalCa ca = LocalCa.create(NAMES, clock.instant(), new SecureRandom());
  private final KeyedChain old = ca.issue(NAMES, Purpose.TLS, clock.instant());
  private final ServerTls tls = new ServerTls(old);
  private final TrialIssuer issuer = new TrialIssuer("trial", clock);
  private TlsDirectory directory;
  private TrialServer server;
  private Lifecycle lifecycle;
  private volatile boolean deaf;

  @BeforeEach
  void declare(@TempDir Path temporary) throws IOException {
    directory = new TlsDirectory(temporary);
    directory.write("mail.pem", old);
    server = new TrialServer(Protocol.IMAP, tls);
    clock.forward(Duration.ofDays(60));
    Reload reload =
        (file, chain) -> {
          if (!deaf) {
            tls.serve(chain);
          }
        };
    Target target =
        new Target(directory.file("mail.pem"), null, reload, List.of(server.listener()));
    lifecycle =
        new Lifecycle(
            TrialDatabase.create(),
            List.of(issuer),
            new ServerInstallation(
                Map.of(ID, List.of(target)), clock, Duration.ofMillis(200), Duration.ofSeconds(5)),
            new KeyFiles(temporary.resolve("keys")),
            clock,
            new SecureRandom());
    lifecycle.declare(
        new Plan(ID, NAMES, KeyType.EC_P256, ChallengeKind.HTTP_01, null, List.of("trial")));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void endsWithTheProof() {
    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(tls.served().chain()).isEqualTo(standing().current());
  }

  @Test
  void doesNotPutBackWhatWasRevokedWhenTheNextIsNotSeen() throws NotIssued {
    lifecycle.advanceDue();
    List<X509Certificate> revoked = standing().current();
    lifecycle.revoke(ID, RevocationReason.KEY_COMPROMISE, "Jane");
    deaf = true;

    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.FAILED);
    assertThat(directory.certificates("mail.pem")).isNotEqualTo(revoked);
    deaf = false;
    clock.set(standing().nextLook());
    lifecycle.advanceDue();
    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(tls.served().chain()).isEqualTo(standing().current()).isNotEqualTo(revoked);
  }

  @Test
  void rollsBackSaysWhyAndTriesAgainLaterAndLater() {
    deaf = true;
    for (Duration pause :
        List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(100))) {
      lifecycle.advanceDue();

      assertThat(standing().stage()).isEqualTo(Stage.FAILED);
      assertThat(standing().resumes()).isEqualTo(Stage.STAGED);
      assertThat(standing().reason())
          .startsWith("IMAP on 127.0.0.1:")
          .contains("serves another certificate (")
          .endsWith("The certificate before it is in place again and served.");
      assertThat(standing().nextLook()).isEqualTo(clock.instant().plus(pause));
      assertThat(directory.read("mail.pem")).contains(old);
      clock.set(standing().nextLook());
    }
    deaf = false;

    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(issuer.calls).containsOnlyOnce("order");
    assertThat(lifecycle.history(ID))
        .filteredOn(event -> event.stage() == Stage.FAILED)
        .extracting(Event::reason)
        .hasSize(3)
        .doesNotContainNull();
  }

  @Test
  void leavesABetterOneOfTheOperatorsAndSaysSo() {
    clock.forward(Duration.ofDays(10));
    KeyedChain better = ca.issue(NAMES, Purpose.TLS, clock.instant());
    clock.forward(Duration.ofDays(-10));
    directory.write("mail.pem", better);

    clock.forward(Duration.ofDays(10).minusMinutes(30));
    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.FAILED);
    assertThat(standing().reason()).contains("holds a good certificate from elsewhere");
    assertThat(directory.read("mail.pem")).contains(better);

    directory.remove("mail.pem");
    clock.set(standing().nextLook());
    lifecycle.advanceDue();
    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
  }

  @Test
  void ordersAnewWhenWhatWasIssuedExpiredBeforeItCouldBeInstalled() {
    deaf = true;
    lifecycle.advanceDue();
    deaf = false;
    clock.forward(Duration.ofDays(91));

    lifecycle.advanceDue();
    assertThat(standing().resumes()).isEqualTo(Stage.PLANNED);
    clock.set(standing().nextLook());
    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(tls.served().leaf().getNotAfter().toInstant()).isAfter(clock.instant());
  }

  @Test
  void stagesAgainWhatSomebodyRemoved() {
    while (standing().stage() != Stage.STAGED) {
      lifecycle.advance(ID);
    }
    directory.remove("mail.pem.next");
    lifecycle.advanceDue();
    assertThat(standing().resumes()).isEqualTo(Stage.ISSUED);
    clock.set(standing().nextLook());

    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
  }

  private Standing standing() {
    return lifecycle.standing(ID).orElseThrow();
  }
}
