package net.psmail.certificates.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.CertificatesException.Kind;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.install.Listener.Protocol;
import net.psmail.certificates.install.TrialServer.Manners;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import net.psmail.certificates.store.TlsDirectory;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two servers of this process, which serve what they are told and may turn deaf. */
class ServerInstallationIT {

  private static final CertificateNames NAMES = CertificateNames.of(List.of("mail.psmail.test"));
  private static final Duration SHORT = Duration.ofMillis(400);

  private final SettableClock clock = new SettableClock();
  private final LocalCa ca = LocalCa.create(NAMES, clock.instant(), new SecureRandom());
  private final KeyedChain old = issue(NAMES);
  private final Plan plan =
      new Plan("mail", NAMES, KeyType.EC_P256, ChallengeKind.HTTP_01, null, List.of("trial"));
  private final ServerTls first = new ServerTls(old);
  private final ServerTls second = new ServerTls(old);
  private Reload toFirst = (file, chain) -> first.serve(chain);
  private Reload toSecond = (file, chain) -> second.serve(chain);
  private TlsDirectory directory;
  private TrialServer imap;
  private TrialServer smtp;
  private KeyedChain next;

  @BeforeEach
  void serveTheOld(@TempDir Path temporary) throws IOException {
    directory = new TlsDirectory(temporary);
    directory.write("first.pem", old);
    directory.write("second.pem", old);
    imap = new TrialServer(Protocol.IMAP, first);
    smtp = new TrialServer(Protocol.SMTP, second);
    clock.forward(Duration.ofDays(1));
    next = issue(NAMES);
  }

  @AfterEach
  void close() throws IOException {
    imap.close();
    smtp.close();
  }

  @Test
  void isProvedWhenAllListenersServeIt() throws IOException {
    assertThat(install()).isEmpty();

    assertThat(first.served()).isEqualTo(next);
    assertThat(directory.read("first.pem")).contains(next);
    assertThat(directory.read("first.pem.previous")).contains(old);
    assertThat(directory.file("first.pem.next")).doesNotExist();
    assertThat(mode("first.pem")).isEqualTo("rw-------");
  }

  @Test
  void letsTheGroupReadThatIsNamed() throws IOException {
    Target target = new Target(directory.file("first.pem"), "mail", toFirst, listeners(imap));

    assertThat(install(installation(Map.of("mail", List.of(target))))).isEmpty();

    assertThat(mode("first.pem")).isEqualTo("rw-r-----");
    assertThat(
            Files.readAttributes(directory.file("first.pem"), PosixFileAttributes.class)
                .group()
                .getName())
        .isEqualTo("mail");
  }

  @Test
  void bringsTheOldOneBackAtEveryServerWhenOneDoesNotServeTheNewOne() {
    toSecond = Reload.NONE;

    List<String> refuted = install();

    assertThat(refuted)
        .singleElement()
        .asString()
        .startsWith("SMTP on 127.0.0.1:")
        .contains("serves another certificate (");
    assertThat(installation().rollBack(plan, next.chain(), leaf -> false))
        .isEqualTo("The certificate before it is in place again and served.");
    assertThat(first.served()).isEqualTo(old);
    assertThat(directory.read("first.pem")).contains(old);
    assertThat(directory.read("second.pem")).contains(old);
    assertThat(directory.read("second.pem.next")).as("to go on from").contains(next);
  }

  @Test
  void findsTheKeysOfWhatIsServedAndOfWhatWasServedBefore() {
    assertThat(installation().key(plan, old.leaf())).contains(old.key());
    assertThat(installation().key(plan, next.leaf())).isEmpty();

    install();

    assertThat(installation().key(plan, next.leaf())).contains(next.key());
    assertThat(installation().key(plan, old.leaf())).contains(old.key());
  }

  @Test
  void doesNotBringBackWhatWasRevoked() {
    toSecond = Reload.NONE;
    install();

    installation().rollBack(plan, next.chain(), old.leaf()::equals);

    assertThat(directory.read("first.pem")).contains(next);
    assertThat(directory.read("second.pem")).contains(next);
    assertThat(first.served()).isEqualTo(next);
  }

  @Test
  void goesOnAfterARollBack() {
    Reload good = toSecond;
    toSecond = Reload.NONE;
    install();
    installation().rollBack(plan, next.chain(), leaf -> false);
    toSecond = good;

    installation().install(plan, next.chain());

    assertThat(installation().refuted(plan, next.chain())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void goesOnAfterAKillAtAnyPoint(int step) {
    ServerInstallation installation = installation();
    installation.stage(plan, next, old.chain());
    // What a kill may leave behind, from "nothing was done" to "all but the answer was".
    if (step >= 2) {
      directory.remove("second.pem.next");
      directory.remove("second.pem.previous");
      installation.stage(plan, next, old.chain());
    }
    if (step == 3) {
      directory.copy("first.pem.next", "first.pem", null);
    }
    if (step >= 4) {
      installation.install(plan, next.chain());
    }
    if (step == 5) {
      installation.rollBack(plan, next.chain(), leaf -> false);
    }
    if (step == 6) {
      directory.copy("first.pem.previous", "first.pem", null);
    }
    if (step == 7) {
      installation.refuted(plan, next.chain());
    }

    if (step != 7) {
      installation.install(plan, next.chain());
    }

    assertThat(installation.refuted(plan, next.chain())).isEmpty();
    assertThat(directory.read("first.pem")).contains(next);
    assertThat(directory.read("first.pem.previous")).contains(old);
    assertThat(directory.read("second.pem.previous")).contains(old);
  }

  @Test
  void isNotProvedByListenersWhoseFileIsTheOldOne() {
    install();
    directory.copy("first.pem.previous", "first.pem", null);

    assertThat(installation().refuted(plan, next.chain()))
        .containsExactly(
            directory.file("first.pem") + " does not hold the new certificate any more.");
    installation().rollBack(plan, next.chain(), leaf -> false);
    assertThat(first.served()).isEqualTo(old);
  }

  @Test
  void looksAgainWhileAServerIsStillAtIt() {
    toFirst =
        (file, chain) -> {
          int before = imap.visits.get();
          Thread later =
              new Thread(
                  () -> {
                    while (imap.visits.get() < before + 2) {
                      Thread.onSpinWait();
                    }
                    first.serve(chain);
                  });
          later.setDaemon(true);
          later.start();
        };

    assertThat(install()).isEmpty();
  }

  @Test
  void keepsTheVeryFirstOneBecauseThereIsNoneBefore() {
    directory.remove("first.pem");
    directory.remove("second.pem");
    toSecond = Reload.NONE;

    assertThat(install()).hasSize(1);

    assertThat(installation().rollBack(plan, next.chain(), leaf -> false))
        .contains(
            directory.file("second.pem")
                + " held no good certificate before, so the new one stays.");
    assertThat(directory.read("second.pem")).contains(next);
  }

  @Test
  void bringsNoExpiredOneBack() {
    clock.forward(Duration.ofDays(100));
    next = issue(NAMES);
    toSecond = Reload.NONE;

    assertThat(install()).hasSize(1);
    installation().rollBack(plan, next.chain(), leaf -> false);

    assertThat(directory.read("second.pem")).contains(next);
  }

  @Test
  void refusesOneThatDoesNotHoldAllNames() {
    CertificateNames more = CertificateNames.of(List.of("mail.psmail.test", "imap.psmail.test"));
    Plan another =
        new Plan("mail", more, KeyType.EC_P256, ChallengeKind.HTTP_01, null, List.of("trial"));

    refuses(Kind.UNFIT_CERTIFICATE, () -> installation().stage(another, next, old.chain()))
        .withMessageContaining("does not hold all names");
  }

  @Test
  void refusesOneThatIsNotValidNow() {
    clock.forward(Duration.ofDays(91));

    refuses(Kind.UNFIT_CERTIFICATE, () -> installation().stage(plan, next, old.chain()))
        .withMessageContaining("which is not now");
    assertThat(directory.file("first.pem.next")).doesNotExist();
  }

  @Test
  void refusesOneThatExpiredWhileItLayStaged() {
    installation().stage(plan, next, old.chain());
    clock.forward(Duration.ofDays(91));

    refuses(Kind.UNFIT_CERTIFICATE, () -> installation().install(plan, next.chain()));
    assertThat(directory.read("first.pem")).contains(old);
  }

  @Test
  void refusesToReplaceABetterOneThatSomebodyPutThereBefore() {
    clock.forward(Duration.ofDays(2));
    KeyedChain better = issue(NAMES);
    directory.write("second.pem", better);

    refuses(Kind.PLACE_TAKEN, () -> installation().stage(plan, next, old.chain()))
        .withMessageContaining("second.pem holds a good certificate from elsewhere");
    assertThat(directory.read("second.pem")).contains(better);
  }

  @Test
  void refusesToReplaceABetterOneThatSomebodyPutThereMeanwhile() {
    installation().stage(plan, next, old.chain());
    clock.forward(Duration.ofDays(2));
    KeyedChain better = issue(NAMES);
    directory.write("second.pem", better);

    refuses(Kind.PLACE_TAKEN, () -> installation().install(plan, next.chain()));

    assertThat(directory.read("first.pem")).as("nothing is half done").contains(old);
    assertThat(directory.read("second.pem")).contains(better);
    assertThat(installation().rollBack(plan, next.chain(), leaf -> false))
        .contains("second.pem was replaced by somebody else and is left as it is.");
    assertThat(directory.read("second.pem")).contains(better);
  }

  @Test
  void replacesAWorseOneAndKeepsIt() {
    KeyedChain next = this.next;
    installation().stage(plan, next, old.chain());
    clock.forward(Duration.ofHours(-1));
    KeyedChain worse = issue(NAMES);
    clock.forward(Duration.ofHours(1));
    directory.write("second.pem", worse);

    installation().install(plan, next.chain());

    assertThat(directory.read("second.pem")).contains(next);
    assertThat(directory.read("second.pem.previous")).contains(worse);
  }

  @Test
  void leavesWhatSomebodyPutThereAfterTheInstallation() {
    install();
    KeyedChain another = issue(NAMES);
    directory.write("first.pem", another);

    assertThat(installation().refuted(plan, next.chain())).hasSize(1);
    installation().rollBack(plan, next.chain(), leaf -> false);

    assertThat(directory.read("first.pem")).contains(another);
  }

  @Test
  void followsWhatItProvedItselfEvenWithOneThatEndsEarlier() throws Exception {
    KeyedChain longer = old;
    clock.forward(Duration.ofDays(-10));
    LocalCa dying =
        LocalCa.create(NAMES, clock.instant().minus(Duration.ofDays(3640)), new SecureRandom());
    KeyedChain shorter = dying.issue(NAMES, Purpose.TLS, clock.instant().plus(Duration.ofDays(11)));
    clock.forward(Duration.ofDays(10).plusHours(25));
    assertThat(shorter.leaf().getNotAfter()).isBefore(longer.leaf().getNotAfter());

    installation().stage(plan, shorter, longer.chain());
    refuses(Kind.PLACE_TAKEN, () -> installation().stage(plan, shorter, List.of()));
  }

  @Test
  void saysWhatTheServerSaidAndRollsBackWhatWasDone() {
    toSecond = Command.of("sh", "-c", "echo It is too late in the day; exit 3");
    installation().stage(plan, next, old.chain());

    refuses(Kind.SERVER_NOT_TOLD, () -> installation().install(plan, next.chain()))
        .withMessageEndingWith("ended with status 3: It is too late in the day.");
    assertThat(installation().rollBack(plan, next.chain(), leaf -> false))
        .contains("It is too late", "The certificate before it is in place again and served.");
    assertThat(first.served()).isEqualTo(old);
  }

  @Test
  void takesACallbacksFaultForAServersFault() {
    toSecond =
        (file, chain) -> {
          throw new IllegalStateException("no");
        };
    installation().stage(plan, next, old.chain());

    refuses(Kind.SERVER_NOT_TOLD, () -> installation().install(plan, next.chain()));
  }

  @Test
  void saysSoForEachListenerThatDoesNotAnswer() {
    imap.manners = Manners.CLOSES;
    smtp.manners = Manners.SPEAKS_NO_TLS;

    List<String> refuted = install();

    assertThat(refuted).hasSize(2);
    assertThat(refuted.get(1)).contains("it says \"502 no such command\".");
    assertThat(installation().rollBack(plan, next.chain(), leaf -> false))
        .startsWith("The certificate before it is in place again, but not served everywhere: IMAP");
  }

  @Test
  void refusesAPlanWithoutServersAndTwoPlansForOneFile() {
    refuses(Kind.CONFIGURATION, () -> installation(Map.of()).stage(plan, next, List.of()));
    Target target = new Target(directory.file("first.pem"), null, Reload.NONE, List.of());
    refuses(
            Kind.CONFIGURATION,
            () -> installation(Map.of("a", List.of(target), "b", List.of(target))))
        .withMessageContaining("give each a file of its own");
  }

  private List<String> install() {
    return install(installation());
  }

  private List<String> install(ServerInstallation installation) {
    installation.stage(plan, next, old.chain());
    installation.install(plan, next.chain());
    return installation.refuted(plan, next.chain());
  }

  private ServerInstallation installation() {
    return installation(
        Map.of(
            "mail",
            List.of(
                new Target(directory.file("first.pem"), null, toFirst, listeners(imap)),
                new Target(directory.file("second.pem"), null, toSecond, listeners(smtp)))));
  }

  private ServerInstallation installation(Map<String, List<Target>> targets) {
    return new ServerInstallation(targets, clock, SHORT, Duration.ofSeconds(2));
  }

  private static List<Listener> listeners(TrialServer server) {
    return List.of(server.listener());
  }

  private KeyedChain issue(CertificateNames names) {
    return ca.issue(names, Purpose.TLS, clock.instant());
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.file(name)));
  }

  private static ThrowableAssertAlternative<CertificatesException> refuses(
      Kind kind, Runnable act) {
    return assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(act::run)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
