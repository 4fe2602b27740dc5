package net.psmail.certificates.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.Stage;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.store.TlsDirectory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed in the middle of a step, and one that goes on with what it left. */
class KilledIT {

  private final SettableClock clock = new SettableClock();

  @ParameterizedTest
  @ValueSource(strings = {"order", "collect", "reload"})
  void leavesAGoodCertificateAndWhatTheNextOneNeeds(String where, @TempDir Path files)
      throws Exception {
    TlsDirectory directory = new TlsDirectory(files);
    KeyedChain old = DiesInTheMiddle.old(clock);
    directory.write("mail.pem", old);
    killOneThatIsAt(where, files);
    KeyedChain left = directory.read("mail.pem").orElseThrow();
    assertThat(left.equals(old)).isEqualTo(!where.equals("reload"));

    clock.forward(Duration.ofMinutes(16));
    Lifecycle next =
        DiesInTheMiddle.lifecycle(
            TrialDatabase.in(files.resolve("db")), files, clock, new SecureRandom(), point -> {});
    next.advanceDue();

    assertThat(next.standing("mail").orElseThrow().stage()).isEqualTo(Stage.PROVED);
    assertThat(directory.read("mail.pem").orElseThrow().chain())
        .isEqualTo(next.standing("mail").orElseThrow().current());
  }

  private static void killOneThatIsAt(String where, Path files) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                DiesInTheMiddle.class.getName(),
                files.toString(),
                where)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(output.lines().filter(line -> line.startsWith("at ")).findFirst())
          .contains("at " + where);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}
