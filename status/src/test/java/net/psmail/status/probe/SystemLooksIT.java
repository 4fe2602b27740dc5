package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.stream.Stream;
import net.psmail.status.database.MariaDb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked at on this machine: Postfix' queue, disks, databases. */
class SystemLooksIT {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  private final Path directory;
  private final Map<String, String> settings = new HashMap<>();
  private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  SystemLooksIT(@TempDir Path directory) {
    this.directory = directory;
  }

  private Outcome probe(ProbeKind kind, String target, Map<String, String> options) {
    Probe probe =
        Probe.of("own", kind, target, options).every(Duration.ofMinutes(1), Duration.ofSeconds(3));
    return new OneLook(settings, clock).at(probe);
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

  @Test
  void readsTheQueueOfPostfix() throws IOException {
    try (PrivatePostfix postfix = new PrivatePostfix(directory)) {
      settings.put("psmail.status.queue.command", postfix.queueCommand());
      clock = Clock.systemUTC();
      Outcome empty = probe(ProbeKind.QUEUE, "", Map.of());
      assertThat(empty.finding()).as(empty.detail()).isEqualTo(Finding.WORKS);
      assertThat(empty.detail()).isEqualTo("0 mails, the oldest of 0 minutes");
      postfix.take(1);
      postfix.take(50);
      Outcome two = probe(ProbeKind.QUEUE, "", Map.of("most", "1"));
      assertThat(two.finding()).as(two.detail()).isEqualTo(Finding.QUEUE_LONG);
      assertThat(two.detail()).isEqualTo("2 mails, the oldest of 0 minutes");
      clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(5));
      assertThat(probe(ProbeKind.QUEUE, "", Map.of()).finding()).isEqualTo(Finding.QUEUE_OLD);
      clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(-5));
      Outcome early = probe(ProbeKind.QUEUE, "", Map.of());
      assertThat(early.finding()).isEqualTo(Finding.WORKS);
      assertThat(early.detail()).isEqualTo("2 mails, the oldest of 0 minutes");
    }
  }

  @Test
  void findsAMariaDbThatAnswersAndOneThatDoesNot() throws IOException {
    String url = MariaDb.ofThisRun().create("probed");
    settings.put("psmail.status.database.mail.url", url);
    settings.put("psmail.status.database.mail.user", MariaDb.USER);
    settings.put("psmail.status.database.mail.password", MariaDb.PASSWORD);
    Outcome right = probe(ProbeKind.DATABASE, "mail", Map.of());
    assertThat(right.finding()).as(right.detail()).isEqualTo(Finding.WORKS);
    settings.put("psmail.status.database.mail.password", "hidden-word");
    Outcome wrong = probe(ProbeKind.DATABASE, "mail", Map.of());
    assertThat(wrong.finding()).isEqualTo(Finding.DATABASE_FAILED);
    assertThat(wrong.detail()).isEqualTo("SQLSTATE 28000");
    settings.put("psmail.status.database.mail.url", "jdbc:mysql://127.0.0.1:1/none");
    assertThat(probe(ProbeKind.DATABASE, "mail", Map.of()).finding())
        .isEqualTo(Finding.DATABASE_FAILED);
    settings.put("psmail.status.database.mail.url", "jdbc:postgresql://127.0.0.1/none");
    Outcome foreign = probe(ProbeKind.DATABASE, "mail", Map.of());
    assertThat(foreign.finding()).isEqualTo(Finding.NOT_CONFIGURED);
    assertThat(foreign.detail()).isEqualTo("No driver for this database");
  }

  @Test
  void doesNotWaitForADatabaseThatIsSilent() {
    try (FakeServer server = FakeServer.plain(FakeServer.silent())) {
      settings.put(
          "psmail.status.database.mail.url", "jdbc:mysql://127.0.0.1:" + server.port() + "/x");
      Outcome outcome = probe(ProbeKind.DATABASE, "mail", Map.of());
      assertThat(outcome.finding()).isIn(Finding.TIMED_OUT, Finding.DATABASE_FAILED);
      assertThat(outcome.took()).isLessThan(Duration.ofSeconds(10));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> Thread.getAllStackTraces().values().stream().noneMatch(this::connects));
    }
  }

  /** A thread that still holds on to the database, for which none would be left in the end. */
  private boolean connects(StackTraceElement[] stack) {
    return Stream.of(stack).anyMatch(one -> one.getClassName().endsWith(".DatabaseLook"));
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
