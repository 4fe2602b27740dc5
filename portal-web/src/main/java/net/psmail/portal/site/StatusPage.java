package net.psmail.portal.site;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import net.psmail.portal.view.ServiceStatus;
import net.psmail.portal.view.ServiceStatus.Level;

/** Reads the {@code summary.json} that status pages publish in Statuspage's form. */
final class StatusPage {

  private static final JsonObject NOTHING = JsonValue.EMPTY_JSON_OBJECT;

  private StatusPage() {}

  /** What a summary says; unknown when it is none. */
  static ServiceStatus read(String summary, String href, boolean bilingual) {
    try (JsonReader reader = Json.createReader(new StringReader(summary))) {
      JsonObject page = reader.readObject();
      return new ServiceStatus(level(page), href, bilingual, names(page, "incidents"));
    } catch (JsonException | ClassCastException unreadable) {
      return unknown(href, bilingual);
    }
  }

  static ServiceStatus unknown(String href, boolean bilingual) {
    return new ServiceStatus(Level.UNKNOWN, href, bilingual, List.of());
  }

  private static Level level(JsonObject page) {
    JsonObject status = Objects.requireNonNullElse(page.getJsonObject("status"), NOTHING);
    return switch (status.getString("indicator", "").toLowerCase(Locale.ROOT)) {
      case "none" -> Level.NORMAL;
      case "minor" -> Level.MINOR;
      case "major" -> Level.MAJOR;
      case "critical" -> Level.CRITICAL;
      case "maintenance" -> Level.MAINTENANCE;
      default -> Level.UNKNOWN;
    };
  }

  private static List<String> names(JsonObject page, String list) {
    return Objects.requireNonNullElse(page.getJsonArray(list), JsonValue.EMPTY_JSON_ARRAY).stream()
        .flatMap(item -> item instanceof JsonObject object ? name(object) : Stream.empty())
        .toList();
  }

  private static Stream<String> name(JsonObject object) {
    return object.get("name") instanceof JsonString name
        ? Stream.of(name.getString())
        : Stream.empty();
  }
}
