package net.psmail.provisioning.mailserver;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import net.psmail.provisioning.ProvisioningException;
import org.jspecify.annotations.Nullable;

/**
 * Dovecot's administration API: a command and its parameters go in as JSON, an answer or the exit
 * status that the command would have had comes out.
 */
final class Doveadm {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final String TAG = "1";

  private final DovecotSettings settings;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  Doveadm(DovecotSettings settings) {
    this.settings = settings;
  }

  /**
   * Runs a command.
   *
   * @param tolerated exit statuses, besides 0, that are no failure
   * @return what it printed; an empty object when its exit status was a tolerated one
   * @throws ProvisioningException MAIL_SERVER_UNAVAILABLE for everything else
   */
  JsonValue run(String command, JsonObjectBuilder parameters, Set<Integer> tolerated) {
    JsonArray request =
        Json.createArrayBuilder()
            .add(Json.createArrayBuilder().add(command).add(parameters).add(TAG))
            .build();
    JsonArray answer = answer(command, request);
    if (answer.getString(0).equals("doveadmResponse")) {
      return answer.get(1);
    }
    JsonObject error = answer.getJsonObject(1);
    if (tolerated.contains(error.getInt("exitCode", -1))) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    throw failed(command + " answered " + error, null);
  }

  private JsonArray answer(String command, JsonArray request) {
    try (JsonReader reader = Json.createReader(new StringReader(post(command, request)))) {
      return reader.readArray().getJsonArray(0);
    } catch (JsonException | IndexOutOfBoundsException | ClassCastException e) {
      throw failed(command + " gave an answer that is none", e);
    }
  }

  private String post(String command, JsonArray body) {
    String key =
        Base64.getEncoder().encodeToString(settings.doveadmKey().getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(settings.doveadm())
            .timeout(ANSWER)
            .header("Authorization", "X-Dovecot-API " + key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw failed(command + " was refused with HTTP status " + response.statusCode(), null);
      }
      return response.body();
    } catch (IOException e) {
      throw failed(command + " could not be sent", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(command + " was interrupted", e);
    }
  }

  private static ProvisioningException failed(String what, @Nullable Throwable cause) {
    return ProvisioningException.mailServerUnavailable("doveadm: " + what, cause);
  }
}
