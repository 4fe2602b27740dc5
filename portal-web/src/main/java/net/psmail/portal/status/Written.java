package net.psmail.portal.status;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an operator typed into a form, as the status page's API takes it. */
final class Written {

  static final String COMPONENT = "component-";

  static final List<String> OF_INCIDENTS =
      List.of("investigating", "identified", "monitoring", "resolved");
  static final List<String> OF_TEMPLATES =
      List.of(
          "name", "title", "title_de", "status", "impact", "body", "body_de", "kind", "updated_at");

  /** Fields whose words are written with an underline there, and with a dash here. */
  static final Set<String> CODES = Set.of("status", "impact");

  private static final List<String> TEXTS =
      List.of(
          "name",
          "name_de",
          "status",
          "impact",
          "body",
          "body_de",
          "updated_at",
          "remind_minutes_before");
  private static final List<String> TIMES = List.of("scheduled_for", "scheduled_until");

  private final Map<String, String> typed = new HashMap<>();

  Written(MultivaluedMap<String, String> form) {
    form.forEach((name, values) -> typed.put(name, values.isEmpty() ? "" : values.get(0)));
  }

  /** What stands in the fields, by their names. */
  Map<String, String> typed() {
    return typed;
  }

  String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  /** For a message of an incident: each component with its state. */
  JsonObject incident(String author) {
    JsonObjectBuilder components = Json.createObjectBuilder();
    typed.forEach(
        (name, state) -> {
          if (name.startsWith(COMPONENT) && !state.isEmpty()) {
            components.add(name.substring(COMPONENT.length()), state.replace('-', '_'));
          }
        });
    return texts(author).add("components", components).build();
  }

  /** For planned work: the components alone, and its times in UTC. */
  JsonObject work(String author) {
    JsonObjectBuilder object = texts(author);
    var components = Json.createArrayBuilder();
    typed.keySet().stream()
        .filter(name -> name.startsWith(COMPONENT))
        .forEach(name -> components.add(name.substring(COMPONENT.length())));
    TIMES.forEach(name -> object.add(name, moment(typed(name))));
    return object.add("components", components).build();
  }

  private JsonObjectBuilder texts(String author) {
    return texts(TEXTS).add("author", author);
  }

  /** The fields in which something stands. */
  JsonObjectBuilder texts(List<String> fields) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (String name : fields) {
      String text = typed(name);
      if (!text.isBlank()) {
        object.add(name, CODES.contains(name) ? text.replace('-', '_') : text);
      }
    }
    return object;
  }

  /** As browsers send a time without a zone; what is none goes on as it is, to be refused. */
  private static String moment(String text) {
    try {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toString();
    } catch (DateTimeParseException e) {
      return text.isBlank() ? "-" : text;
    }
  }
}
