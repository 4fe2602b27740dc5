package net.psmail.portal.api;

import static net.psmail.portal.trust.FactsJson.moment;
import static net.psmail.portal.trust.FactsJson.strings;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import net.psmail.portal.trust.FactsJson;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.webhook.MadeWebhook;
import net.psmail.provisioning.webhook.Webhook;
import net.psmail.provisioning.webhook.WebhookDelivery;
import net.psmail.provisioning.webhook.WebhookEvent;

/** Webhooks as the API writes them. */
final class WebhookJson {

  private WebhookJson() {}

  static JsonObject webhook(Webhook webhook) {
    return Json.createObjectBuilder()
        .add("id", webhook.id())
        .add("name", webhook.name())
        .add("url", webhook.url())
        .add("events", strings(webhook.events().stream().sorted().map(WebhookEvent::word).toList()))
        .add("state", Words.of(webhook.state()))
        .add("waiting", webhook.waiting())
        .add("madeAt", moment(webhook.madeAt()))
        .add("deliveredAt", momentOrNull(webhook.deliveredAt()))
        .add("endedAt", momentOrNull(webhook.endedAt()))
        .add("oldSecretUntil", momentOrNull(webhook.oldSecretUntil()))
        .build();
  }

  static JsonObject made(MadeWebhook made) {
    return Json.createObjectBuilder(webhook(made.webhook())).add("secret", made.secret()).build();
  }

  static JsonObject message(WebhookDelivery message) {
    return Json.createObjectBuilder()
        .add("id", message.id())
        .add("message", message.message())
        .add("event", message.event())
        .add("state", Words.of(message.state()))
        .add("tries", message.tries())
        .add("madeAt", moment(message.madeAt()))
        .add("triedAt", momentOrNull(message.triedAt()))
        .add("nextTry", momentOrNull(message.nextTry()))
        .add("answer", answer(message.answer()))
        .add("fault", AccountJson.text(message.fault().map(Words::of).orElse(null)))
        .add("repeatable", message.repeatable())
        .build();
  }

  private static JsonValue answer(OptionalInt status) {
    return status.isPresent() ? Json.createValue(status.getAsInt()) : JsonValue.NULL;
  }

  private static JsonValue momentOrNull(Optional<Instant> moment) {
    return AccountJson.text(moment.map(FactsJson::moment).orElse(null));
  }
}
