package net.psmail.certificates.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.CertificatesException.Kind;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import net.psmail.certificates.store.TlsDirectory;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandIT {

  private static final CertificateNames NAMES =
      CertificateNames.of(List.of("mail.psmail.test", "imap.psmail.test", "127.0.0.1"));

  private final KeyedChain chain =
      LocalCa.create(NAMES, Instant.now(), new SecureRandom())
          .issue(NAMES, Purpose.TLS, Instant.now());
  private Path file;

  @BeforeEach
  void write(@TempDir Path directory) {
    new TlsDirectory(directory).write("mail.pem", chain);
    file = directory.resolve("mail.pem");
  }

  @Test
  void findsFileAndNamesInItsEnvironment() throws IOException {
    Command.of("sh", "-c", "echo $PSMAIL_FILE $PSMAIL_NAMES >$PSMAIL_FILE.said")
        .reload(file, chain);

    assertThat(Files.readString(Path.of(file + ".said"), UTF_8))
        .isEqualTo(file + " mail.psmail.test imap.psmail.test 127.0.0.1\n");
  }

  @Test
  void saysWhatIsMissing() {
    fails(Command.of("/nowhere/reload", "it"))
        .withMessageStartingWith("\"/nowhere/reload it\" for " + file + " cannot be started: ");
  }

  @Test
  void isEndedWithAllItsChildrenWhenItHangs() throws IOException {
    Path pid = Path.of(file + ".pid");
    fails(
            new Command(
                List.of("sh", "-c", "sleep 600 & echo $! >" + pid + "; wait"),
                Duration.ofSeconds(1)))
        .withMessageEndingWith("did not end within 1 s.");

    long child = Long.parseLong(Files.readString(pid, UTF_8).strip());
    ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
  }

  @Test
  void isNotWaitedForWhenItLeftAServerBehindThatHoldsItsOutput() throws IOException {
    Path pid = Path.of(file + ".pid");
    Instant begin = Instant.now();
    fails(Command.of("sh", "-c", "sleep 600 & echo $! >" + pid + "; exit 1"));

    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
    ProcessHandle.of(Long.parseLong(Files.readString(pid, UTF_8).strip()))
        .ifPresent(ProcessHandle::destroy);
  }

  @Test
  void saysOnlySoMuch() {
    fails(Command.of("sh", "-c", "yes tralala | head -c 10000000; exit 1"))
        .satisfies(
            e -> assertThat(e.getMessage()).contains("tralala tralala").hasSizeLessThan(600));
  }

  @Test
  void neverRepeatsAKey() throws IOException {
    List<String> key = Files.readAllLines(file);
    for (String show : List.of("cat $PSMAIL_FILE", "sed -n 2p $PSMAIL_FILE")) {
      fails(Command.of("sh", "-c", show + "; exit 1"))
          .withMessageEndingWith("(what it said is left out, for there may be a key in it).")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain(key.get(1)));
    }
  }

  private ThrowableAssertAlternative<CertificatesException> fails(Command command) {
    return assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(() -> command.reload(file, chain))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.SERVER_NOT_TOLD));
  }
}
