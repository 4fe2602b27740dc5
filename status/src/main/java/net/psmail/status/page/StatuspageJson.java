package net.psmail.status.page;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Group;
import net.psmail.status.component.Overall;
import net.psmail.status.component.State;
import net.psmail.status.incident.Affected;
import net.psmail.status.incident.IncidentView;
import net.psmail.status.incident.Kind;
import net.psmail.status.incident.Status;
import net.psmail.status.incident.UpdateView;
import org.jspecify.annotations.Nullable;

/**
 * What is known in Statuspage's form, which many tools read; names are English, as there. It has no
 * word for a component that was not looked at, so such a one is left out.
 */
final class StatuspageJson {

  /** So many lie in {@code incidents.json}, as at Statuspage. */
  static final int MOST = 50;

  /** Found once: Json itself searches all libraries for it at each object that is made. */
  static final JsonProvider JSON = JsonProvider.provider();

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final PageSettings settings;
  private final Content content;
  private final String pageId;
  private final Map<String, ComponentView> components = new HashMap<>();

  StatuspageJson(PageSettings settings, Content content) {
    this.settings = settings;
    this.content = content;
    this.pageId =
        UUID.nameUUIDFromBytes(settings.url().toString().getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", "")
            .substring(0, 12);
    content.report().components().forEach(one -> components.put(one.id(), one));
  }

  /** Each file by its path below the page. */
  Map<String, String> all() {
    Map<String, String> all = new HashMap<>();
    String under = "/api/v2/";
    all.put(under + "summary.json", summary());
    all.put(under + "status.json", text(withPage().add("status", status())));
    all.put(under + "components.json", text(withPage().add("components", components())));
    all.put(under + "incidents.json", text(withPage().add("incidents", list(content.incidents()))));
    all.put(
        under + "incidents/unresolved.json",
        text(withPage().add("incidents", list(content.open()))));
    String maintenances = under + "scheduled-maintenances";
    all.put(maintenances + ".json", maintenances(content.maintenances()));
    all.put(
        maintenances + "/upcoming.json",
        maintenances(
            content.planned().stream().filter(one -> one.status() == Status.SCHEDULED).toList()));
    all.put(
        maintenances + "/active.json",
        maintenances(
            content.planned().stream().filter(one -> one.status() != Status.SCHEDULED).toList()));
    return all;
  }

  private String summary() {
    return text(
        withPage()
            .add("components", components())
            .add("incidents", list(content.open()))
            .add("scheduled_maintenances", list(content.planned()))
            .add("status", status()));
  }

  private String maintenances(List<IncidentView> maintenances) {
    return text(withPage().add("scheduled_maintenances", list(maintenances)));
  }

  private static String text(JsonObjectBuilder builder) {
    return builder.build().toString();
  }

  private JsonObjectBuilder withPage() {
    return JSON.createObjectBuilder()
        .add(
            "page",
            JSON.createObjectBuilder()
                .add("id", pageId)
                .add("name", settings.name())
                .add("url", settings.url().toString())
                .add("time_zone", "Etc/UTC")
                .add("updated_at", time(content.report().checkedAt())));
  }

  private JsonObjectBuilder status() {
    Overall overall = content.report().overall();
    return JSON.createObjectBuilder()
        .add("indicator", overall.code())
        .add("description", Words.ENGLISH.headline(overall));
  }

  private JsonArrayBuilder components() {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    known().forEach(one -> array.add(component(one)));
    for (Group group : content.report().groups()) {
      List<ComponentView> members =
          known().filter(one -> group.id().equals(one.component().groupId())).toList();
      if (!members.isEmpty()) {
        array.add(group(group, members));
      }
    }
    return array;
  }

  private Stream<ComponentView> known() {
    return content.report().components().stream().filter(one -> one.state() != State.UNKNOWN);
  }

  private JsonObjectBuilder component(ComponentView view) {
    var component = view.component();
    return JSON.createObjectBuilder()
        .add("id", component.id())
        .add("name", component.name().english())
        .add("status", view.state().code())
        .add("created_at", time(component.createdAt()))
        .add("updated_at", time(Objects.requireNonNullElse(view.since(), component.updatedAt())))
        .add("position", component.position())
        .add("description", component.description().english())
        .add("showcase", component.showcase())
        .add("start_date", component.startDate().toString())
        .add("group_id", orNull(component.groupId()))
        .add("page_id", pageId)
        .add("group", false)
        .add("only_show_if_degraded", component.onlyShowIfDegraded());
  }

  private JsonObjectBuilder group(Group group, List<ComponentView> members) {
    State worst =
        members.stream().map(ComponentView::state).max(Comparator.naturalOrder()).orElseThrow();
    return JSON.createObjectBuilder()
        .add("id", group.id())
        .add("name", group.name().english())
        .add("status", worst.code())
        .add("created_at", time(group.createdAt()))
        .add("updated_at", time(group.updatedAt()))
        .add("position", group.position())
        .addNull("description")
        .add("showcase", false)
        .add("start_date", LocalDate.ofInstant(group.createdAt(), ZoneOffset.UTC).toString())
        .addNull("group_id")
        .add("page_id", pageId)
        .add("group", true)
        .add("only_show_if_degraded", false)
        .add(
            "components",
            JSON.createArrayBuilder(members.stream().map(ComponentView::id).toList()));
  }

  private JsonArrayBuilder list(Collection<IncidentView> incidents) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    incidents.stream().limit(MOST).forEach(one -> array.add(incident(one)));
    return array;
  }

  private JsonObjectBuilder incident(IncidentView incident) {
    JsonObjectBuilder builder =
        JSON.createObjectBuilder()
            .add("id", incident.id())
            .add("name", incident.name().english())
            .add("status", incident.status().code())
            .add("created_at", time(incident.createdAt()))
            .add("updated_at", time(incident.updatedAt()))
            .add("monitoring_at", timeOrNull(incident.monitoringAt()))
            .add("resolved_at", timeOrNull(incident.resolvedAt()))
            .add("impact", incident.impact().code())
            .add("shortlink", settings.url() + "/incidents/" + incident.id() + "/")
            .add("started_at", time(incident.began()))
            .add("page_id", pageId)
            .add("incident_updates", updates(incident))
            .add("components", named(incident));
    if (incident.kind() == Kind.MAINTENANCE) {
      builder
          .add("scheduled_for", timeOrNull(incident.scheduledFor()))
          .add("scheduled_until", timeOrNull(incident.scheduledUntil()));
    }
    return builder;
  }

  private JsonArrayBuilder named(IncidentView incident) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    Set<String> ids = incident.affected().keySet();
    known().filter(one -> ids.contains(one.id())).forEach(one -> array.add(component(one)));
    return array;
  }

  private JsonArrayBuilder updates(IncidentView incident) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (UpdateView update : incident.updates()) {
      array.add(
          JSON.createObjectBuilder()
              .add("id", update.id())
              .add("status", update.status().code())
              .add("body", update.body().english())
              .add("incident_id", incident.id())
              .add("created_at", time(update.createdAt()))
              .add("updated_at", time(update.updatedAt()))
              .add("display_at", time(update.displayAt()))
              .add("affected_components", affected(update))
              .add("deliver_notifications", true)
              .addNull("custom_tweet")
              .addNull("tweet_id"));
    }
    return array;
  }

  private JsonArrayBuilder affected(UpdateView update) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (Affected one : update.affected()) {
      ComponentView view = components.get(one.componentId());
      State before = one.before() == State.UNKNOWN ? one.after() : one.before();
      array.add(
          JSON.createObjectBuilder()
              .add("code", one.componentId())
              .add("name", view == null ? one.componentId() : view.component().name().english())
              .add("old_status", before.code())
              .add("new_status", one.after().code()));
    }
    return array;
  }

  private static JsonValue orNull(@Nullable String text) {
    return text == null ? JsonValue.NULL : JSON.createValue(text);
  }

  private static JsonValue timeOrNull(@Nullable Instant instant) {
    return instant == null ? JsonValue.NULL : JSON.createValue(time(instant));
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
