package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** A private MariaDB from the system's package: own directory, own port, gone with the tests. */
public final class MariaDb implements AutoCloseable {

  static final String USER = "psmail";
  static final String PASSWORD = "psmail";

  private static final String MISSING =
      "MariaDB is needed for this test: apt-get install --no-install-recommends mariadb-server";

  private final Path directory;
  private final int port;

  private MariaDb(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** The one of a directory, wherever it was started. */
  static MariaDb in(Path directory) {
    return new MariaDb(directory, 0);
  }

  static MariaDb create(Path directory, int port) throws IOException {
    Files.createDirectories(directory);
    Path configuration = directory.resolve("my.cnf");
    Files.writeString(configuration, configuration(directory, port));
    String defaults = "--defaults-file=" + configuration;
    run(
        List.of(
            "mariadb-install-db",
            defaults,
            "--auth-root-authentication-method=socket",
            "--skip-test-db"),
        "");
    MariaDb database = new MariaDb(directory, port);
    database.start();
    database.execute(
        """
        create database psmail character set utf8mb4 collate utf8mb4_bin;
        create user psmail@'%' identified by 'psmail';
        grant all on psmail.* to psmail@'%';
        """);
    return database;
  }

  void execute(String sql) throws IOException {
    run(
        List.of(
            "mariadb", "--no-defaults", "--socket", directory.resolve("mysqld.sock").toString()),
        sql);
  }

  String url() {
    return url("psmail") + "?connectionTimeZone=UTC";
  }

  public String url(String schema) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + schema;
  }

  /** Starts the server and waits until it answers. */
  void start() throws IOException {
    new ProcessBuilder("mariadbd", "--defaults-file=" + directory.resolve("my.cnf"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()))
        .start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(directory.resolve("mysqld.sock")));
  }

  /** Stops the server and waits until it is gone. */
  @Override
  public void close() {
    try {
      long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
      ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
      server.destroy();
      server.onExit().get(30, TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException failure) {
      throw new IllegalStateException("MariaDB does not stop", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String configuration(Path directory, int port) {
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
