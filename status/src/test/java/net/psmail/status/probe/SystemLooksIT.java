package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.psmail.status.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked at on this machine: Postfix' queue, disks, databases. */
class SystemLooksIT {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  private final Path directory;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, String> settings = new HashMap<>();

  SystemLooksIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private Outcome probe(ProbeKind kind, String target, Map<String, String> options) {
    Probe probe =
        Probe.of("own", kind, target, options).every(Duration.ofMinutes(1), Duration.ofSeconds(3));
    Settings given = new Settings(key -> Optional.ofNullable(settings.get(key)));
    try (Prober prober =
        new Prober(
            ProberSettings.from(given),
            Clock.fixed(NOW, ZoneOffset.UTC),
            timer,
            Executors.defaultThreadFactory())) {
      return prober.probe(probe);
    }
  }

  /** A program that prints what {@code postqueue -j} would. */
  private void queue(String script) throws IOException {
    Path program = directory.resolve("postqueue");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    settings.put("psmail.status.queue.command", program + " -j");
  }

  private static String mail(int minutesAgo) {
    return "echo '{\"queue_name\": \"deferred\", \"queue_id\": \"4XyZ\", \"arrival_time\": "
        + (NOW.getEpochSecond() - minutesAgo * 60L)
        + ", \"message_size\": 310, \"sender\": \"a@example.org\", \"recipients\": []}'\n";
  }

  @Test
  void findsAnEmptyQueueWell() throws IOException {
    queue("exit 0");
    Outcome outcome = probe(ProbeKind.QUEUE, "", Map.of());
    assertThat(outcome.finding()).isEqualTo(Finding.WORKS);
    assertThat(outcome.detail()).isEqualTo("0 mails, the oldest of 0 minutes");
  }

  @Test
  void findsTooManyMailsAndTooOldOnes() throws IOException {
    queue(mail(5).repeat(3));
    assertThat(probe(ProbeKind.QUEUE, "", Map.of("most", "3")).finding()).isEqualTo(Finding.WORKS);
    assertThat(probe(ProbeKind.QUEUE, "", Map.of("most", "2")).finding())
        .isEqualTo(Finding.QUEUE_LONG);
    Outcome old = probe(ProbeKind.QUEUE, "", Map.of("oldest", "PT4M"));
    assertThat(old.finding()).isEqualTo(Finding.QUEUE_OLD);
    assertThat(old.detail()).isEqualTo("3 mails, the oldest of 5 minutes");
  }

  @Test
  void findsAProgramThatFailsOrPrintsSomethingElseOrWithoutEnd() throws IOException {
    for (String script :
        new String[] {"exit 69", "echo 'Mail queue is empty'", "cat /dev/zero", "yes ' '"}) {
      queue(script);
      Outcome outcome = probe(ProbeKind.QUEUE, "", Map.of());
      assertThat(outcome.finding()).as(script).isEqualTo(Finding.PROGRAM_FAILED);
    }
    settings.put("psmail.status.queue.command", "/no/such/program");
    assertThat(probe(ProbeKind.QUEUE, "", Map.of()).finding()).isEqualTo(Finding.PROGRAM_FAILED);
  }

  @Test
  void doesNotWaitForAProgramThatHangs() throws IOException {
    queue("exec sleep 60");
    Outcome outcome = probe(ProbeKind.QUEUE, "", Map.of());
    assertThat(outcome.finding()).isEqualTo(Finding.TIMED_OUT);
    assertThat(outcome.took()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void findsADiskThatFillsUp() {
    String here = directory.toString();
    assertThat(probe(ProbeKind.DISK, here, Map.of("free", "0")).finding()).isEqualTo(Finding.WORKS);
    Outcome low = probe(ProbeKind.DISK, here, Map.of("free", "99"));
    assertThat(low.finding()).isEqualTo(Finding.DISK_LOW);
    assertThat(low.detail()).matches("\\d+ % free");
    assertThat(probe(ProbeKind.DISK, here + "/none", Map.of()).finding())
        .isEqualTo(Finding.NOT_CONFIGURED);
  }

  @Test
  void findsADatabaseThatAnswersAndOneThatDoesNot() {
    settings.put("psmail.status.database.good.url", "jdbc:h2:mem:good");
    settings.put("psmail.status.database.bad.url", "jdbc:h2:file:/proc/none/x;IFEXISTS=TRUE");
    settings.put("psmail.status.database.bad.password", "hidden-word");
    assertThat(probe(ProbeKind.DATABASE, "good", Map.of()).finding()).isEqualTo(Finding.WORKS);
    Outcome bad = probe(ProbeKind.DATABASE, "bad", Map.of());
    assertThat(bad.finding()).isEqualTo(Finding.DATABASE_FAILED);
    assertThat(bad.detail()).startsWith("SQLSTATE ").doesNotContain("hidden-word");
    assertThat(probe(ProbeKind.DATABASE, "other", Map.of()).finding())
        .isEqualTo(Finding.NOT_CONFIGURED);
  }

  /** In a server the driver manager does not see what an application brings along. */
  @Test
  void findsADriverThatTheDriverManagerDoesNotKnow() throws SQLException {
    settings.put("psmail.status.database.good.url", "jdbc:h2:mem:good");
    settings.put("psmail.status.database.foreign.url", "jdbc:mariadb://127.0.0.1:1/mail");
    Driver known = DriverManager.getDriver("jdbc:h2:mem:good");
    DriverManager.deregisterDriver(known);
    try {
      assertThat(probe(ProbeKind.DATABASE, "good", Map.of()).finding()).isEqualTo(Finding.WORKS);
    } finally {
      DriverManager.registerDriver(known);
    }
    assertThat(probe(ProbeKind.DATABASE, "foreign", Map.of()).finding())
        .isEqualTo(Finding.NOT_CONFIGURED);
  }
}
