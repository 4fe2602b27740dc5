package net.psmail.status.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import net.psmail.status.component.Component;
import net.psmail.status.component.Group;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import org.jspecify.annotations.Nullable;

/** Things as the API writes them. */
final class Written {

  private Written() {}

  static <T> JsonArrayBuilder list(
      Collection<T> things, Function<? super T, JsonObjectBuilder> written) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    things.forEach(thing -> array.add(written.apply(thing)));
    return array;
  }

  static JsonObjectBuilder group(Group group) {
    JsonObjectBuilder object = Json.createObjectBuilder().add("id", group.id());
    text(object, "name", group.name());
    return object.add("position", group.position()).add("updated_at", time(group.updatedAt()));
  }

  static JsonObjectBuilder component(Component component) {
    JsonObjectBuilder object =
        Json.createObjectBuilder().add("id", component.id()).add("key", component.key());
    text(object, "name", component.name());
    text(object, "description", component.description());
    maybe(object, "group_id", component.groupId());
    State told = component.told();
    maybe(object, "told", told == null ? null : told.code());
    return object
        .add("position", component.position())
        .add("showcase", component.showcase())
        .add("only_show_if_degraded", component.onlyShowIfDegraded())
        .add("start_date", component.startDate().toString())
        .add("origin", component.origin().name().toLowerCase(Locale.ROOT))
        .add("updated_at", time(component.updatedAt()));
  }

  static JsonObjectBuilder token(Token token) {
    JsonArrayBuilder scopes = Json.createArrayBuilder();
    token.scopes().stream().sorted().forEach(scope -> scopes.add(scope.code()));
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("id", token.id())
            .add("name", token.name())
            .add("scopes", scopes)
            .add("created_at", time(token.createdAt()));
    maybeTime(object, "used_at", token.usedAt());
    return object;
  }

  static void text(JsonObjectBuilder object, String field, Text text) {
    object.add(field, text.english());
    maybe(object, field + "_de", text.german());
  }

  static void maybe(JsonObjectBuilder object, String field, @Nullable String text) {
    if (text == null) {
      object.addNull(field);
    } else {
      object.add(field, text);
    }
  }

  static void maybeTime(JsonObjectBuilder object, String field, @Nullable Instant instant) {
    maybe(object, field, instant == null ? null : time(instant));
  }

  static String time(Instant instant) {
    return instant.toString();
  }
}
