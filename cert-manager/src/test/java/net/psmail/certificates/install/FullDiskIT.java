package net.psmail.certificates.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.CertificatesException.Kind;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.Plan;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file system of a few pages, which only root can make. */
class FullDiskIT {

  private static final CertificateNames NAMES = CertificateNames.of(List.of("mail.psmail.test"));

  private final SettableClock clock = new SettableClock();
  private final LocalCa ca = LocalCa.create(NAMES, clock.instant(), new SecureRandom());
  private final Plan plan =
      new Plan("mail", NAMES, KeyType.EC_P256, ChallengeKind.HTTP_01, null, List.of("trial"));
  private Path disk;
  private TlsDirectory directory;
  private KeyedChain old;
  private KeyedChain next;

  @BeforeEach
  void mount(@TempDir Path temporary) throws Exception {
    disk = temporary;
    run("mount", "-t", "tmpfs", "-o", "size=64k", "psmail-trial", disk.toString());
    directory = new TlsDirectory(disk);
    old = ca.issue(NAMES, Purpose.TLS, clock.instant());
    directory.write("mail.pem", old);
    clock.forward(Duration.ofDays(1));
    next = ca.issue(NAMES, Purpose.TLS, clock.instant());
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  @Test
  void keepsTheOldOneWhenThereIsNoRoomToStage() throws IOException {
    fill();

    fails(() -> installation().stage(plan, next, old.chain()));

    assertThat(directory.read("mail.pem")).contains(old);
  }

  @Test
  void keepsTheOldOneWhenThereIsNoRoomToInstallAndGoesOnWhenThereIs() throws IOException {
    installation().stage(plan, next, old.chain());
    fill();

    fails(() -> installation().install(plan, next.chain()));
    assertThat(directory.read("mail.pem")).contains(old);
    assertThat(installation().rollBack(plan, next.chain(), leaf -> false))
        .contains("in place again and served");

    Files.delete(disk.resolve("filler"));
    installation().install(plan, next.chain());
    assertThat(directory.read("mail.pem")).contains(next);
  }

  @Test
  void keepsTheOldOneWhenNothingMayBeWritten() throws Exception {
    installation().stage(plan, next, old.chain());
    run("mount", "-o", "remount,ro", disk.toString());

    fails(() -> installation().install(plan, next.chain()));

    assertThat(directory.read("mail.pem")).contains(old);
    fails(() -> installation().stage(plan, next, old.chain()));
  }

  @Test
  void saysThatItCouldNotBringTheOldOneBack() throws Exception {
    installation().stage(plan, next, old.chain());
    installation().install(plan, next.chain());
    run("mount", "-o", "remount,ro", disk.toString());

    assertThat(installation().rollBack(plan, next.chain(), leaf -> false))
        .contains("Read-only file system");
    assertThat(directory.read("mail.pem")).contains(next);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PROVED", "FAILED"},
      mode = EnumSource.Mode.EXCLUDE)
  void holdsUpWhateverStepThereIsNoRoomForAndHarmsNothing(Stage stage) throws Exception {
    Lifecycle lifecycle = upTo(stage);
    fill();

    tryInVain(lifecycle, stage);

    Files.delete(disk.resolve("filler"));
    goOn(lifecycle);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PROVED", "FAILED"},
      mode = EnumSource.Mode.EXCLUDE)
  void holdsUpWhateverStepMayNotWriteAndHarmsNothing(Stage stage) throws Exception {
    Lifecycle lifecycle = upTo(stage);
    run("mount", "-o", "remount,ro", disk.toString());

    tryInVain(lifecycle, stage);

    run("mount", "-o", "remount,rw", disk.toString());
    goOn(lifecycle);
  }

  /** Keys and certificates lie on the disk; the database is elsewhere. */
  private Lifecycle upTo(Stage stage) {
    Lifecycle lifecycle =
        new Lifecycle(
            TrialDatabase.create(),
            List.of(new TrialIssuer("trial", clock)),
            installation(),
            new KeyFiles(disk),
            clock,
            new SecureRandom());
    clock.forward(Duration.ofDays(60));
    lifecycle.declare(plan);
    while (standing(lifecycle).stage() != stage) {
      assertThat(lifecycle.advance("mail")).isTrue();
    }
    return lifecycle;
  }

  private void tryInVain(Lifecycle lifecycle, Stage from) {
    for (int i = 0; i < 3; i++) {
      lifecycle.advanceDue();
      KeyedChain inPlace = directory.read("mail.pem").orElseThrow();
      boolean isInstalled = from == Stage.INSTALLED;
      assertThat(inPlace.equals(old)).isEqualTo(!isInstalled);
      clock.set(standing(lifecycle).nextLook());
    }
  }

  private void goOn(Lifecycle lifecycle) {
    for (int rounds = 0; standing(lifecycle).stage() != Stage.PROVED; rounds++) {
      assertThat(rounds).as("%s", lifecycle.history("mail")).isLessThan(4);
      lifecycle.advanceDue();
      clock.set(standing(lifecycle).nextLook());
    }
    assertThat(directory.read("mail.pem").orElseThrow().chain())
        .isEqualTo(standing(lifecycle).current());
  }

  private static Standing standing(Lifecycle lifecycle) {
    return lifecycle.standing("mail").orElseThrow();
  }

  private ServerInstallation installation() {
    Target target = new Target(directory.file("mail.pem"), null, Reload.NONE, List.of());
    return new ServerInstallation(Map.of("mail", List.of(target)), clock);
  }

  private void fill() throws IOException {
    byte[] page = new byte[4096];
    try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
      for (int i = 0; i < 32; i++) {
        filler.write(page);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static void fails(Runnable act) {
    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(act::run)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.FILE_ACCESS));
  }

  private static void run(String... words) throws Exception {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s: %s", String.join(" ", words), said).isZero();
  }
}
