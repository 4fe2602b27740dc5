package net.psmail.status.page;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Objects;
import java.util.UUID;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Overall;
import net.psmail.status.component.Report;

/** A report in Statuspage's form, which many tools read; names are English, as there. */
final class StatuspageJson {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final PageSettings settings;
  private final Report report;
  private final String pageId;

  StatuspageJson(PageSettings settings, Report report) {
    this.settings = settings;
    this.report = report;
    this.pageId =
        UUID.nameUUIDFromBytes(settings.url().toString().getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", "")
            .substring(0, 12);
  }

  String summary() {
    return Json.createObjectBuilder()
        .add("page", page())
        .add("components", components())
        .add("incidents", JsonValue.EMPTY_JSON_ARRAY)
        .add("scheduled_maintenances", JsonValue.EMPTY_JSON_ARRAY)
        .add("status", status())
        .build()
        .toString();
  }

  String statusOnly() {
    return Json.createObjectBuilder()
        .add("page", page())
        .add("status", status())
        .build()
        .toString();
  }

  String componentsOnly() {
    return Json.createObjectBuilder()
        .add("page", page())
        .add("components", components())
        .build()
        .toString();
  }

  private JsonObjectBuilder page() {
    return Json.createObjectBuilder()
        .add("id", pageId)
        .add("name", settings.name())
        .add("url", settings.url().toString())
        .add("time_zone", "Etc/UTC")
        .add("updated_at", time(report.checkedAt()));
  }

  private JsonObjectBuilder status() {
    Overall overall = report.overall();
    return Json.createObjectBuilder()
        .add("indicator", overall.code())
        .add("description", Words.ENGLISH.headline(overall));
  }

  private JsonArrayBuilder components() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    report.components().forEach(component -> array.add(component(component)));
    return array;
  }

  private JsonObjectBuilder component(ComponentView component) {
    Instant created = component.createdAt();
    return Json.createObjectBuilder()
        .add("id", component.id())
        .add("name", Names.of(component, report, Words.ENGLISH))
        .add("status", component.state().code())
        .add("created_at", time(created))
        .add("updated_at", time(Objects.requireNonNullElse(component.since(), created)))
        .add("position", component.position())
        .add("description", Words.ENGLISH.about(component))
        .add("showcase", true)
        .add("start_date", LocalDate.ofInstant(created, ZoneOffset.UTC).toString())
        .addNull("group_id")
        .add("page_id", pageId)
        .add("group", false)
        .add("only_show_if_degraded", false);
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
