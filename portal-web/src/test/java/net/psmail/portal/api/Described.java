package net.psmail.portal.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Answers of the API, held against its description. */
public final class Described {

  private static final JsonObject DESCRIPTION =
      read(new String(ApiDescription.text(), UTF_8)).asJsonObject();

  private Described() {}

  static JsonObject description() {
    return DESCRIPTION;
  }

  /** Reads JSON. */
  public static JsonValue read(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  /** The value has exactly the fields of a schema, each of its type. */
  public static JsonObject assertIs(String schema, JsonValue value) {
    assertFits(DESCRIPTION.getValue("/components/schemas/" + schema).asJsonObject(), value, schema);
    return value.asJsonObject();
  }

  private static void assertFits(JsonObject schema, JsonValue value, String place) {
    if (schema.containsKey("$ref")) {
      JsonValue target = DESCRIPTION.getValue(schema.getString("$ref").substring(1));
      assertFits(target.asJsonObject(), value, place);
    } else if (schema.containsKey("oneOf")) {
      List<JsonObject> ways = schema.getJsonArray("oneOf").getValuesAs(JsonObject.class);
      boolean isNull = value.getValueType() == ValueType.NULL;
      assertFits(ways.get(isNull ? 1 : 0), value, place);
    } else {
      assertThat(types(schema)).as(place).contains(type(value));
      assertContent(schema, value, place);
    }
  }

  private static void assertContent(JsonObject schema, JsonValue value, String place) {
    switch (value.getValueType()) {
      case OBJECT -> assertFields(schema, value.asJsonObject(), place);
      case ARRAY ->
          value
              .asJsonArray()
              .forEach(item -> assertFits(schema.getJsonObject("items"), item, place + "[]"));
      case STRING -> assertText(schema, ((JsonString) value).getString(), place);
      default -> assertThat(value).isNotNull();
    }
  }

  private static void assertFields(JsonObject schema, JsonObject value, String place) {
    JsonObject fields = schema.getJsonObject("properties");
    assertThat(fields.keySet()).as(place).containsAll(value.keySet());
    List<String> required =
        schema.getJsonArray("required").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList();
    assertThat(value.keySet()).as(place).containsAll(required);
    value.forEach(
        (name, field) -> assertFits(fields.getJsonObject(name), field, place + "." + name));
  }

  private static void assertText(JsonObject schema, String text, String place) {
    if (schema.getString("format", "").equals("date-time")) {
      assertThat(Instant.parse(text)).as(place).hasToString(text);
    }
    assertThat(text).as(place).matches(schema.getString("pattern", "(?s).*"));
    JsonArray words = schema.getJsonArray("enum");
    if (words != null) {
      assertThat(words).as(place).contains(Json.createValue(text));
    }
  }

  private static List<String> types(JsonObject schema) {
    return schema.get("type") instanceof JsonArray several
        ? several.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList()
        : List.of(schema.getString("type"));
  }

  private static String type(JsonValue value) {
    return switch (value.getValueType()) {
      case TRUE, FALSE -> "boolean";
      case NUMBER -> "integer";
      default -> value.getValueType().name().toLowerCase(Locale.ROOT);
    };
  }
}
