package net.psmail.journey;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The status page in a process of its own, as on another machine. */
final class StatusAlone implements AutoCloseable {

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
    Map<String, String> all = new HashMap<>(settings);
    all.put("psmail.status.trust", psmail.authority().toString());
    return start(psmail.url(), all).awaitFirstLook();
  }

  /** One that tells of a site, which need not be there yet. */
  static StatusAlone start(String site, Map<String, String> settings) {
    try {
      Path data = Files.createTempDirectory("psmail-status");
      int port = Ports.free();
      List<String> lines = new ArrayList<>();
      lines.add("psmail.site.url=" + site);
      lines.add("psmail.status.url=" + url(port));
      settings.forEach((key, value) -> lines.add(key + "=" + value));
      Files.write(data.resolve("psmail.properties"), lines);
      List<String> words = new ArrayList<>(List.of("run", "--status-only", "--no-build"));
      words.addAll(List.of("--data", data.toString(), "--port", String.valueOf(port)));
      return new StatusAlone(data, port, Command.psmail(words)).awaitStart();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StatusAlone awaitStart() {
    await("the status page")
        .atMost(10, MINUTES)
        .until(() -> !command.isRunning() || command.output().contains("PSMail runs."));
    if (!command.isRunning()) {
      throw new IllegalStateException("The status page did not start: " + command.output());
    }
    return this;
  }

  private StatusAlone awaitFirstLook() {
    await("the first looks")
        .atMost(1, MINUTES)
        .until(() -> get("/api/v2/summary.json").statusCode() == 200);
    return this;
  }

  Command command() {
    return command;
  }

  Path data() {
    return data;
  }

  /** The file with the token of the portal's console. */
  Path tokenFile() {
    return data.resolve("status/console.token");
  }

  private static String url(int port) {
    return "http://localhost:" + port + "/status";
  }

  String url() {
    return url(port);
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
      return Files.readString(tokenFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return Json.createReader(new StringReader(answer.body())).readObject();
  }

  @Override
  public void close() {
    Command.psmail("stop", "--data", data.toString()).outputOfSuccess();
    if (command.status() != 0) {
      throw new IllegalStateException(command.output());
    }
    Trees.delete(data);
  }
}
