package net.psmail.status.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A private MariaDB from the system's package, started once a run and ended with it. */
public final class MariaDb {

  public static final String USER = "psmail";
  public static final String PASSWORD = "psmail";

  private static final String MISSING =
      "MariaDB is needed for this test: apt-get install --no-install-recommends mariadb-server";

  private static @Nullable MariaDb running;

  private final Path directory;
  private final int port;

  private MariaDb(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  public static synchronized MariaDb ofThisRun() throws IOException {
    MariaDb database = running;
    if (database == null) {
      database = new MariaDb(Files.createTempDirectory("status-mariadb"), freePort());
      database.start();
      running = database;
    }
    return database;
  }

  /** Makes a database; gives its JDBC address. */
  public String create(String name) throws IOException {
    execute(
        "create database %1$s character set utf8mb4 collate utf8mb4_bin; grant all on %1$s.* to %2$s@'%%' identified by '%3$s';"
            .formatted(name, USER, PASSWORD));
    return "jdbc:mysql://127.0.0.1:" + port + "/" + name + "?connectionTimeZone=UTC";
  }

  private void start() throws IOException {
    Path configuration = directory.resolve("my.cnf");
    Files.writeString(configuration, configuration());
    String defaults = "--defaults-file=" + configuration;
    run(
        List.of(
            "mariadb-install-db",
            defaults,
            "--auth-root-authentication-method=socket",
            "--skip-test-db"),
        "");
    Process server =
        new ProcessBuilder("mariadbd", defaults)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(directory.resolve("mysqld.sock")));
  }

  private void end(Process server) {
    server.destroy();
    try (Stream<Path> all =
        server.waitFor(20, TimeUnit.SECONDS) ? Files.walk(directory) : Stream.empty()) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void execute(String sql) throws IOException {
    run(
        List.of(
            "mariadb", "--no-defaults", "--socket", directory.resolve("mysqld.sock").toString()),
        sql);
  }

  private String configuration() {
    return """
    [mariadbd]
    user=%3$s
    datadir=%1$s/data
    socket=%1$s/mysqld.sock
    pid-file=%1$s/pid
    bind-address=127.0.0.1
    port=%2$d
    skip-name-resolve
    skip-log-bin
    performance_schema=OFF
    innodb_buffer_pool_size=32M
    """
        .formatted(directory, port, System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static void run(List<String> command, String input) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      throw new IOException(MISSING, missing);
    }
    try (var stdin = process.outputWriter(UTF_8)) {
      stdin.write(input);
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command.get(0) + ": " + output);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
