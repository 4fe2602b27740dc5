package net.psmail.portal.status;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.Problem;

/** A probe as an operator types it, and as the status page's API has it. */
final class ProbeForm {

  private static final String OPTION = "option.";
  private static final List<String> TEXTS =
      List.of("key", "component", "kind", "target", "depends", "updated_at");
  private static final List<String> NUMBERS = List.of("interval", "timeout", "failures", "slow");
  private static final List<String> FIELDS =
      List.of("key", "component", "depends", "interval", "timeout", "failures", "slow");

  private final Map<String, String> typed = new HashMap<>();

  ProbeForm(MultivaluedMap<String, String> form) {
    form.forEach((name, values) -> typed.put(name, values.isEmpty() ? "" : values.get(0).strip()));
  }

  /** What stands in the fields for a probe that is there, or for the usual of a kind. */
  ProbeForm(JsonObject probe) {
    probe.forEach((name, value) -> typed.put(name, text(value)));
    if (probe.get("options") instanceof JsonObject options) {
      options.forEach((name, value) -> typed.put(OPTION + name, text(value)));
    }
    typed.computeIfPresent("severity", (name, code) -> code.replace('_', '-'));
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    return value instanceof JsonNumber number
        ? number.bigDecimalValue().stripTrailingZeros().toPlainString()
        : "";
  }

  Map<String, String> typed() {
    return typed;
  }

  String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  JsonObject written() {
    JsonObjectBuilder object = Json.createObjectBuilder();
    JsonObjectBuilder options = Json.createObjectBuilder();
    typed.forEach(
        (name, text) -> {
          if (text.isEmpty()) {
            return;
          }
          if (name.startsWith(OPTION)) {
            options.add(name.substring(OPTION.length()), text);
          } else if (TEXTS.contains(name)) {
            object.add(name, text);
          } else if (NUMBERS.contains(name)) {
            object.add(name, number(text));
          } else if (name.equals("severity")) {
            object.add(name, text.replace('-', '_'));
          }
        });
    return object.add("options", options).build();
  }

  /** What is no number goes on as it is, to be refused. */
  private static JsonValue number(String text) {
    try {
      BigDecimal number = new BigDecimal(text.replace(',', '.'));
      return number.abs().compareTo(BigDecimal.valueOf(1e9)) < 0
          ? Json.createValue(number)
          : Json.createValue(text);
    } catch (NumberFormatException e) {
      return Json.createValue(text);
    }
  }

  /** The same refusals in the words of this form. */
  static List<Problem> problems(List<Problem> refused, String target) {
    return refused.stream().map(one -> problem(one, target)).toList();
  }

  private static Problem problem(Problem refused, String target) {
    String field = refused.field();
    if (refused.key().equals("problem.status.taken") || refused.key().endsWith(".too-many")) {
      return Problem.of(field, refused.key().replace("status", "probe"));
    } else if (field.equals("target")) {
      return Problem.of(field, "problem.probe.target." + target);
    } else if (field.startsWith(OPTION)) {
      return Problem.of(field, "problem.probe.option");
    }
    return FIELDS.contains(field) ? Problem.of(field, "problem.probe." + field) : refused;
  }
}
