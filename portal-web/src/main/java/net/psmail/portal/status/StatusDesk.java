package net.psmail.portal.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.lang.System.Logger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The status page's API, with the token that lies in a file. */
@ApplicationScoped
public class StatusDesk {

  private static final Logger LOG = System.getLogger(StatusDesk.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  /** What the status page may say of a field that we have a sentence for. */
  private static final Set<String> REASONS =
      Set.of(
          "missing",
          "taken",
          "too_long",
          "not_text",
          "in_past",
          "in_future",
          "too_far",
          "not_after_begin",
          "not_a_time",
          "out_of_range",
          "not_a_number",
          "too_many");

  @Inject private SiteSettings settings;

  @Inject
  @ConfigProperty(name = "psmail.status.token.file")
  private Optional<String> file;

  private final HttpClient client =
      HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /** Where readers find the page. */
  String page() {
    return settings.statusPage();
  }

  JsonObject get(String path) throws StatusAway {
    try {
      return send("GET", path, null);
    } catch (StatusRefusal impossible) {
      throw new StatusAway("The status page refuses to be read", impossible);
    }
  }

  /** Sends an object; gives what the status page made of it, or nothing. */
  JsonObject send(String method, String path, @Nullable JsonObject body)
      throws StatusAway, StatusRefusal {
    return send(method, path, body, PATIENCE);
  }

  /** The same for what may take longer. */
  JsonObject send(String method, String path, @Nullable JsonObject body, Duration patience)
      throws StatusAway, StatusRefusal {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.statusSource() + "/api/v1" + path))
            .timeout(patience)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return read(client.send(request, BodyHandlers.ofString()));
    } catch (IOException | JsonException unreachable) {
      throw new StatusAway("The status page does not answer", unreachable);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new StatusAway("Stopped while asking the status page", stopping);
    }
  }

  private static JsonObject read(HttpResponse<String> response) throws StatusAway, StatusRefusal {
    int status = response.statusCode();
    if (status == 404) {
      throw new NotFoundException();
    }
    if (status == CONFLICT) {
      throw new StatusRefusal(List.of(Problem.of("", "problem.status.changed")));
    }
    if (status == UNPROCESSABLE) {
      throw new StatusRefusal(problems(object(response.body())));
    }
    if (status / 100 != 2) {
      LOG.log(Logger.Level.WARNING, "The status page''s API answers with {0}", status);
      throw new StatusAway("The status page answers with " + status);
    }
    return object(response.body());
  }

  private static JsonObject object(String body) {
    if (body.isBlank()) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    try (var reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }

  private static List<Problem> problems(JsonObject problem) {
    if (!problem.containsKey("errors")) {
      return List.of(Problem.of("", "problem.status.unknown"));
    }
    return problem.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
        .map(
            one -> {
              String reason = one.getString("reason", "");
              String key = REASONS.contains(reason) ? reason.replace('_', '-') : "unknown";
              return Problem.of(one.getString("field", ""), "problem.status." + key);
            })
        .toList();
  }

  private String token() throws StatusAway {
    Path path = file.map(Path::of).orElseGet(() -> settings.data().resolve("status/console.token"));
    try {
      return Files.readString(path).strip();
    } catch (IOException missing) {
      throw new StatusAway("There is no token for the status page in " + path, missing);
    }
  }
}
