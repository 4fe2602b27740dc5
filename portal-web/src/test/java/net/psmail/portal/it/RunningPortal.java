package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.h2.tools.Server;

/**
 * One Payara Micro with the built WAR for all tests of a run, with a database and a status page of
 * the test's own, so that both can fail.
 */
final class RunningPortal {

  private static final String DATABASE_USER = "psmail";
  private static final Duration START = Duration.ofMinutes(4);
  private static final RunningPortal SHARED = new RunningPortal();

  private final int port = freePort();
  private final int databasePort = freePort();
  private final Path data;
  private final Process process;
  private Server database;
  private volatile String summary = "{\"status\":{\"indicator\":\"none\"},\"incidents\":[]}";

  private RunningPortal() {
    try {
      data = Files.createTempDirectory(Path.of("target"), "portal-it").toAbsolutePath();
      Files.createDirectories(data.resolve("db"));
      database = startDatabase();
      HttpServer status = startStatusPage();
      process = start(status.getAddress().getPort());
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      await().atMost(START).pollInterval(Duration.ofMillis(300)).until(this::isReadyOrDead);
    } catch (IOException | SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static RunningPortal shared() {
    return SHARED;
  }

  URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  int port() {
    return port;
  }

  Path data() {
    return data;
  }

  /** Another database answers at the same address: none. */
  void stopDatabase() {
    database.stop();
  }

  void restartDatabase() throws SQLException {
    database = startDatabase();
  }

  /** What the status page says from now on. */
  void say(String summary) {
    this.summary = summary;
  }

  boolean isReady() {
    try {
      HttpRequest request = HttpRequest.newBuilder(at("/health/ready")).build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** How many rows there are in this table where this column has this value. */
  long rows(String table, String column, String value) throws SQLException {
    String sql = "select count(*) from " + table + " where " + column + " = ?";
    try (Connection connection =
            DriverManager.getConnection(databaseUrl(), DATABASE_USER, DATABASE_USER);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private String databaseUrl() {
    return "jdbc:h2:tcp://localhost:"
        + databasePort
        + "/psmail;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
  }

  private boolean isReadyOrDead() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The portal has ended; see " + data.resolve("output.txt"));
    }
    return isReady();
  }

  private Server startDatabase() throws SQLException {
    return Server.createTcpServer(
            "-tcpPort",
            Integer.toString(databasePort),
            "-ifNotExists",
            "-baseDir",
            data.resolve("db").toString())
        .start();
  }

  private HttpServer startStatusPage() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v2/summary.json",
        exchange -> {
          byte[] body = summary.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private Process start(int statusPort) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-XX:+UseSerialGC");
    settings(statusPort).forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(
        List.of(
            "-jar",
            "target/it/payara-micro.jar",
            "--nocluster",
            "--disablephonehome",
            "--port",
            Integer.toString(port),
            "--deploy",
            "target/it/ROOT.war"));
    File output = data.resolve("output.txt").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
  }

  private Map<String, String> settings(int statusPort) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("psmail.data", data.toString());
    settings.put("psmail.site.url", "http://localhost:" + port);
    settings.put("psmail.http.port", Integer.toString(port));
    settings.put("psmail.https.port", Integer.toString(freePort()));
    settings.put("psmail.domains", "psmail.test,second.test");
    settings.put("psmail.db.url", databaseUrl());
    settings.put("psmail.db.user", DATABASE_USER);
    settings.put("psmail.db.password", DATABASE_USER);
    settings.put("psmail.mail.imaps.port", Integer.toString(freePort()));
    settings.put("psmail.mail.pop3s.port", Integer.toString(freePort()));
    settings.put("psmail.mail.submissions.port", Integer.toString(freePort()));
    settings.put("psmail.status.url", "http://127.0.0.1:" + statusPort);
    settings.put("psmail.limit.sign-in.account", "5/PT1H");
    settings.put("psmail.limit.sign-in.network", "1000/PT1H");
    settings.put("psmail.limit.registration.network", "1000/PT1H");
    return settings;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }
}
