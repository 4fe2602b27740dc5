package net.psmail.journey;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The status page in a process of its own, as on another machine. */
final class StatusAlone implements AutoCloseable {

  private static final Path BUILT = Command.TREE.resolve("deploy/target/psmail");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path data;
  private final int port;
  private final Command command;

  private StatusAlone(Path data, int port, Command command) {
    this.data = data;
    this.port = port;
    this.command = command;
  }

  /** One that knows of an installation what these settings say, and whom it trusts. */
  static StatusAlone start(Installation psmail, Map<String, String> settings) {
    try {
      Path data = Files.createTempDirectory("psmail-status");
      int port = Ports.free();
      Properties all = new Properties();
      all.put("psmail.data", data.toString());
      all.put("psmail.status.db.url", "jdbc:h2:file:" + data.resolve("history") + ";MODE=MySQL");
      all.put("psmail.status.url", "http://localhost:" + port + "/status");
      all.put("psmail.site.url", psmail.url());
      all.put("psmail.status.trust", psmail.authority().toString());
      all.putAll(settings);
      try (Writer file = Files.newBufferedWriter(data.resolve("settings"))) {
        all.store(file, null);
      }
      return new StatusAlone(data, port, Command.start(words(data, port))).awaitFirstLook();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(Path data, int port) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.add("-Djava.io.tmpdir=" + Files.createDirectories(data.resolve("tmp")));
    words.addAll(List.of("-jar", BUILT.resolve("payara-micro.jar").toString()));
    words.addAll(List.of("--nohazelcast", "--disablephonehome", "--port", String.valueOf(port)));
    words.addAll(List.of("--systemproperties", data.resolve("settings").toString()));
    words.addAll(List.of("--deploy", BUILT.resolve("status.war").toString()));
    return words;
  }

  private StatusAlone awaitFirstLook() {
    await("the status page")
        .atMost(3, MINUTES)
        .ignoreExceptions()
        .until(() -> !command.isRunning() || get("/api/v2/summary.json").statusCode() == 200);
    if (!command.isRunning()) {
      throw new IllegalStateException("The status page did not start: " + command.output());
    }
    return this;
  }

  String url() {
    return "http://localhost:" + port + "/status";
  }

  /** What programs read that know Statuspage. */
  JsonObject summary() {
    return json(get("/api/v2/summary.json"));
  }

  Document page(String path) {
    return Jsoup.parse(get(path).body(), url() + path);
  }

  /** A request of an operator's program. */
  JsonObject call(String method, String path, String body) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(url() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.body());
    }
    return json(answer);
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url() + path)));
  }

  /** Without cookies, and without following where the answer leads. */
  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String token() {
    try {
      return Files.readString(data.resolve("status/console.token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return Json.createReader(new StringReader(answer.body())).readObject();
  }

  @Override
  public void close() {
    command.terminate();
    command.status();
    Trees.delete(data);
  }
}
