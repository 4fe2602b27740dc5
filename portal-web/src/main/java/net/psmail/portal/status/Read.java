package net.psmail.portal.status;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.psmail.portal.status.Deeds.Done;
import net.psmail.portal.view.StatusDeskView.Component;
import net.psmail.portal.view.StatusDeskView.Incident;
import net.psmail.portal.view.StatusIncidentView.Update;
import org.jspecify.annotations.Nullable;

/** What the status page's API answers, as views show it. */
final class Read {

  private static final String GERMAN = "de";

  private Read() {}

  static List<JsonObject> list(JsonObject object, String field) {
    return object.getJsonArray(field).getValuesAs(JsonObject.class);
  }

  /** The one with this id. */
  static JsonObject one(JsonObject object, String field, String id) {
    return one(list(object, field), id);
  }

  static JsonObject one(List<JsonObject> all, String id) {
    return all.stream()
        .filter(one -> one.getString("id").equals(id))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  /** What is to stand in these fields of a form. */
  static Map<String, String> typed(JsonObject one, List<String> fields) {
    Map<String, String> typed = new HashMap<>();
    fields.forEach(
        field ->
            typed.put(
                field,
                Written.CODES.contains(field) ? word(maybe(one, field)) : maybe(one, field)));
    return typed;
  }

  /** What an incident is called, and where it is shown. */
  static Done done(JsonObject incident, String what) {
    return new Done(
        incident.getString("name"),
        StatusPages.PATH + "/incidents/" + incident.getString("id") + "?done=" + what);
  }

  static List<Component> components(JsonObject state, Locale locale) {
    return list(state, "components").stream().map(one -> component(one, locale)).toList();
  }

  static List<String> texts(JsonObject object, String field) {
    return object.getJsonArray(field).getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  static Component component(JsonObject one, Locale locale) {
    return new Component(
        one.getString("id"),
        text(one, "name", locale),
        word(one.getString("state")),
        word(one.getString("source")),
        word(one.getString("probed")),
        one.getBoolean("watched", true),
        maybe(one, "told").isEmpty() ? "" : word(maybe(one, "told")));
  }

  static Incident incident(JsonObject one, Locale locale) {
    boolean planned = one.getString("kind").equals("maintenance");
    String until = maybe(one, "scheduled_until");
    String finding = maybe(one, "finding");
    return new Incident(
        one.getString("id"),
        planned,
        text(one, "name", locale),
        maybe(one, "cancelled_at").isEmpty() ? word(one.getString("status")) : "cancelled",
        Instant.parse(one.getString("began_at")),
        until.isEmpty() ? null : Instant.parse(until),
        finding.isEmpty() ? null : finding.toLowerCase(Locale.ROOT));
  }

  static Update update(JsonObject one, Locale locale) {
    return new Update(
        one.getString("id"),
        word(one.getString("status")),
        text(one, "body", locale),
        one.getString("author"),
        Instant.parse(one.getString("display_at")),
        one.getInt("edits"));
  }

  /** The states that an incident gives to components, by their ids. */
  static Map<String, String> states(JsonObject incident) {
    Map<String, String> states = new HashMap<>();
    incident
        .getJsonObject("components")
        .forEach((id, state) -> states.put(id, ((JsonString) state).getString()));
    return states;
  }

  static String text(JsonObject one, String field, Locale locale) {
    String german = maybe(one, field + "_de");
    return locale.getLanguage().equals(GERMAN) && !german.isEmpty() ? german : one.getString(field);
  }

  /** A text, empty when there is none. */
  static String maybe(JsonObject one, String field) {
    @Nullable JsonValue value = one.get(field);
    return value instanceof JsonString string ? string.getString() : "";
  }

  /** A word as message keys have it. */
  static String word(String code) {
    return code.replace('_', '-');
  }
}
