package net.psmail.status.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.UUID;
import net.psmail.status.component.Overall;

/**
 * What webhooks get, in <a
 * href="https://support.atlassian.com/statuspage/docs/enable-webhook-notifications/">Statuspage's
 * form</a>; texts are English, as there.
 */
final class WebhookJson {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final SubscriptionSettings settings;

  WebhookJson(SubscriptionSettings settings) {
    this.settings = settings;
  }

  String challenge(String value, String token) {
    return begun(token).add("type", "challenge").add("challenge", value).build().toString();
  }

  String notice(List<Notice> story, Overall overall, String token) {
    Notice notice = story.get(0);
    JsonObjectBuilder json = begun(token).add("page", page(overall));
    if (notice.kind() == Notice.Kind.COMPONENT) {
      json.add("component_update", componentUpdate(notice)).add("component", component(notice));
    } else {
      json.add("incident", incident(story));
    }
    return json.build().toString();
  }

  private JsonObjectBuilder begun(String token) {
    return Json.createObjectBuilder()
        .add("meta", Json.createObjectBuilder().add("unsubscribe", Links.leave(settings, token)));
  }

  private JsonObjectBuilder page(Overall overall) {
    Overall known = overall == Overall.UNKNOWN ? Overall.NONE : overall;
    return Json.createObjectBuilder()
        .add("id", pageId())
        .add("status_indicator", known.code())
        .add("status_description", Words.ENGLISH.text("overall." + overall.code()));
  }

  /** As everywhere in the JSON of this page. */
  private String pageId() {
    return UUID.nameUUIDFromBytes(settings.url().toString().getBytes(UTF_8))
        .toString()
        .replace("-", "")
        .substring(0, 12);
  }

  private static JsonObjectBuilder incident(List<Notice> story) {
    Notice newest = story.get(0);
    Notice oldest = story.get(story.size() - 1);
    JsonArrayBuilder updates = Json.createArrayBuilder();
    story.forEach(notice -> updates.add(update(notice)));
    return Json.createObjectBuilder()
        .add("id", newest.incident())
        .add("name", newest.title())
        .add("status", newest.status())
        .add("impact", newest.impact())
        .add("shortlink", newest.url().toString())
        .add("created_at", time(oldest.at()))
        .add("updated_at", time(newest.at()))
        .add("incident_updates", updates);
  }

  private static JsonObjectBuilder update(Notice notice) {
    return Json.createObjectBuilder()
        .add("id", notice.about())
        .add("incident_id", notice.incident())
        .add("status", notice.status())
        .add("body", notice.body())
        .add("created_at", time(notice.at()))
        .add("updated_at", time(notice.at()))
        .add("display_at", time(notice.at()));
  }

  private static JsonObjectBuilder componentUpdate(Notice notice) {
    String before = notice.statusBefore();
    return Json.createObjectBuilder()
        .add("id", notice.about())
        .add("component_id", notice.incident())
        .add("old_status", before == null ? "operational" : before)
        .add("new_status", notice.status())
        .add("created_at", time(notice.at()));
  }

  private static JsonObjectBuilder component(Notice notice) {
    return Json.createObjectBuilder()
        .add("id", notice.incident())
        .add("name", notice.title())
        .add("status", notice.status());
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
