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
import net.psmail.status.incident.Impact;
import net.psmail.status.incident.IncidentView;
import net.psmail.status.incident.Template;
import net.psmail.status.incident.UpdateView;
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

  static JsonObjectBuilder incident(IncidentView incident) {
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("id", incident.id())
            .add("kind", incident.kind().name().toLowerCase(Locale.ROOT));
    text(object, "name", incident.name());
    maybe(object, "proposed_by", incident.proposedBy());
    maybe(object, "finding", incident.desk().finding());
    maybeTime(object, "published_at", incident.publishedAt());
    maybeTime(object, "resolved_at", incident.resolvedAt());
    maybeTime(object, "scheduled_for", incident.scheduledFor());
    maybeTime(object, "scheduled_until", incident.scheduledUntil());
    maybeTime(object, "cancelled_at", incident.cancelledAt());
    maybeTime(object, "removed_at", incident.desk().removedAt());
    JsonObjectBuilder components = Json.createObjectBuilder();
    incident.affected().forEach((id, state) -> components.add(id, state.code()));
    return object
        .add("status", incident.status().code())
        .add("impact", incident.impact().code())
        .add("began_at", time(incident.began()))
        .add("updated_at", time(incident.updatedAt()))
        .add("components", components)
        .add("updates", list(incident.updates(), Written::update));
  }

  private static JsonObjectBuilder update(UpdateView update) {
    JsonObjectBuilder object =
        Json.createObjectBuilder().add("id", update.id()).add("status", update.status().code());
    text(object, "body", update.body());
    JsonObjectBuilder components = Json.createObjectBuilder();
    update.affected().forEach(one -> components.add(one.componentId(), one.after().code()));
    return object
        .add("author", update.author())
        .add("display_at", time(update.displayAt()))
        .add("updated_at", time(update.updatedAt()))
        .add("edits", update.edits().size())
        .add("components", components);
  }

  static JsonObjectBuilder template(Template template) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    maybe(object, "id", template.id());
    object.add("name", template.name());
    text(object, "title", template.title());
    text(object, "body", template.body());
    Impact impact = template.impact();
    maybe(object, "impact", impact == null ? null : impact.code());
    maybeTime(object, "updated_at", template.updatedAt());
    return object
        .add("kind", template.kind().name().toLowerCase(Locale.ROOT))
        .add("status", template.status().code());
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
