package net.psmail.status.api;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.StatusException;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import org.jspecify.annotations.Nullable;

/** The JSON object of a request; a field that cannot be read is named. */
final class Body {

  private static final int MOST_BYTES = 64 * 1024;
  private static final double MOST_SECONDS = 1e6;

  private final JsonObject object;

  private Body(JsonObject object) {
    this.object = object;
  }

  static Body of(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw StatusException.invalidInput("body", "too_long");
    }
    try (var reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return new Body(reader.readObject());
    } catch (JsonException e) {
      throw StatusException.invalidInput("body", "not_json");
    }
  }

  /** A text; empty when it is not there, for whoever takes it to say that it is missing. */
  String text(String field) {
    String text = maybe(field);
    return text == null ? "" : text;
  }

  @Nullable String maybe(String field) {
    JsonValue value = object.get(field);
    if (value == null || value == JsonValue.NULL) {
      return null;
    }
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw StatusException.invalidInput(field, "not_text");
  }

  /** A text with its German version in the field that ends with {@code _de}. */
  Text texts(String field) {
    return new Text(text(field), maybe(field + "_de"));
  }

  boolean flag(String field, boolean otherwise) {
    JsonValue value = object.get(field);
    if (value == null || value == JsonValue.NULL) {
      return otherwise;
    }
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return value == JsonValue.TRUE;
    }
    throw StatusException.invalidInput(field, "not_a_flag");
  }

  @Nullable Instant maybeInstant(String field) {
    String text = maybe(field);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw StatusException.invalidInput(field, "not_a_time");
    }
  }

  Instant instant(String field) {
    Instant instant = maybeInstant(field);
    if (instant == null) {
      throw StatusException.invalidInput(field, "missing");
    }
    return instant;
  }

  /** One of the names of an enum, in lower case. */
  <E extends Enum<E>> @Nullable E maybeOne(String field, Class<E> type) {
    String text = maybe(field);
    return text == null ? null : one(field, text, type);
  }

  <E extends Enum<E>> E one(String field, Class<E> type) {
    E one = maybeOne(field, type);
    if (one == null) {
      throw StatusException.invalidInput(field, "missing");
    }
    return one;
  }

  private static <E extends Enum<E>> E one(String field, String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> StatusException.invalidInput(field, "unknown"));
  }

  List<String> list(String field) {
    JsonValue value = object.get(field);
    if (value == null || value == JsonValue.NULL) {
      return List.of();
    }
    try {
      return value.asJsonArray().getValuesAs(JsonString.class).stream()
          .map(JsonString::getString)
          .toList();
    } catch (ClassCastException e) {
      throw StatusException.invalidInput(field, "not_a_list");
    }
  }

  /** States by component id. */
  Map<String, State> states(String field) {
    JsonValue value = object.get(field);
    if (value == null || value == JsonValue.NULL) {
      return Map.of();
    }
    if (!(value instanceof JsonObject states)) {
      throw StatusException.invalidInput(field, "not_an_object");
    }
    Map<String, State> read = new LinkedHashMap<>();
    states.forEach(
        (id, state) ->
            read.put(
                id,
                one(
                    field,
                    state instanceof JsonString string ? string.getString() : "",
                    State.class)));
    return read;
  }

  /** A number of seconds, not more than a million. */
  @Nullable Duration maybeSeconds(String field) {
    JsonValue value = object.get(field);
    if (value == null || value == JsonValue.NULL) {
      return null;
    }
    if (value instanceof JsonNumber number
        && number.doubleValue() >= 0
        && number.doubleValue() <= MOST_SECONDS) {
      return Duration.ofMillis(Math.round(number.doubleValue() * 1000));
    }
    throw StatusException.invalidInput(field, "not_a_number");
  }

  Duration seconds(String field, Duration otherwise) {
    Duration seconds = maybeSeconds(field);
    return seconds == null ? otherwise : seconds;
  }

  int number(String field, int otherwise) {
    JsonValue value = object.get(field);
    if (value == null || value == JsonValue.NULL) {
      return otherwise;
    }
    if (value instanceof JsonNumber number && number.isIntegral()) {
      return number.intValue();
    }
    throw StatusException.invalidInput(field, "not_a_number");
  }

  /** Texts by name. */
  Map<String, String> named(String field) {
    JsonValue value = object.get(field);
    Map<String, String> texts = new LinkedHashMap<>();
    if (value == null || value == JsonValue.NULL) {
      return texts;
    }
    if (!(value instanceof JsonObject named)) {
      throw StatusException.invalidInput(field, "not_an_object");
    }
    named.forEach(
        (name, text) -> {
          if (!(text instanceof JsonString string)) {
            throw StatusException.invalidInput(field + "." + name, "not_text");
          }
          texts.put(name, string.getString());
        });
    return texts;
  }
}
