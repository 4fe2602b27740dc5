package net.psmail.status;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The archive as it is shipped, in a server of its own, beside others. */
public final class PayaraNode implements AutoCloseable {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Path data;
  private final int port;
  private final Process process;

  private PayaraNode(Path data, int port, Process process) {
    this.data = data;
    this.port = port;
    this.process = process;
  }

  /** One that keeps its files in this directory; it may not answer yet. */
  public static PayaraNode start(Path data, Map<String, String> settings) throws IOException {
    Properties all = new Properties();
    all.putAll(settings);
    all.put("psmail.data", data.toString());
    Path temporary = Files.createDirectories(data.resolve("tmp"));
    Path file = data.resolve("settings");
    try (Writer writer = Files.newBufferedWriter(file)) {
      all.store(writer, null);
    }
    int port = freePort();
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + temporary,
            "-jar",
            "target/payara/payara-micro.jar",
            "--nohazelcast",
            "--disablephonehome",
            "--port",
            Integer.toString(port),
            "--systemproperties",
            file.toString(),
            "--deploy",
            "target/status-0.1.0.war");
    Path log = Path.of("target", "payara", port + ".log");
    return new PayaraNode(
        data, port, java.redirectErrorStream(true).redirectOutput(log.toFile()).start());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  public PayaraNode awaitAnswer() {
    Awaitility.await("the status page")
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(() -> get("/api/v2/summary.json").statusCode() == 200);
    return this;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  public JsonObject json(String path) {
    return Json.createReader(new StringReader(get(path).body())).readObject();
  }

  public HttpResponse<String> post(String path, String form) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** A request of an operator's program, who may have the token of another node. */
  public JsonObject call(PayaraNode of, String method, String path, String body)
      throws IOException {
    String token = Files.readString(of.data.resolve("status/console.token")).strip();
    HttpResponse<String> answer =
        send(
            request("/api/v1" + path)
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(body)));
    if (answer.statusCode() >= 300) {
      throw new IOException(answer.body());
    }
    return Json.createReader(new StringReader(answer.body())).readObject();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/status" + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As when the power goes: it gives nothing back. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
