package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.WebhookView.Message;
import net.psmail.portal.view.WebhooksView.Form;
import net.psmail.portal.view.WebhooksView.Webhook;
import org.jspecify.annotations.Nullable;

/** Webhooks, as administrators see them. */
final class WebhookSamples {

  private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");
  private static final List<String> EVENTS =
      List.of(
          "account.created",
          "account.suspended",
          "account.restored",
          "account.quota-changed",
          "account.password-changed",
          "account.reset-offered",
          "account.deletion-started",
          "account.deletion-stopped",
          "account.deleted");
  private static final Webhook BILLING =
      new Webhook(
          1, "Billing", "https://billing.example.org/hooks/psmail", EVENTS, "on", 0, AT, AT, null);
  private static final Webhook CUSTOMERS =
      new Webhook(
          2,
          "Customers <b>of</b> " + "x".repeat(40),
          "https://crm.example.org:8443/" + "long-".repeat(40) + "path?tenant=7",
          EVENTS.subList(0, 1),
          "failed",
          12,
          AT,
          null,
          AT);
  private static final Webhook GONE =
      new Webhook(3, "Trial", "https://trial.example.org/", EVENTS, "gone", 1, AT, AT, AT);

  private WebhookSamples() {}

  static Map<String, WebhooksView> lists() {
    Form form = new Form("", "", EVENTS, EVENTS);
    Form typed = new Form("", "http://crm.example.org", EVENTS, List.of());
    List<Problem> wrong =
        List.of(
            Problem.of("name", "problem.invalid-name"),
            Problem.of("url", "problem.invalid-url"),
            Problem.of("event", "problem.webhook-event"));
    List<Webhook> all = List.of(BILLING, CUSTOMERS, GONE);
    return Map.of(
        "webhooks", new WebhooksView(all, null, form, List.of()),
        "webhooks-none", new WebhooksView(List.of(), "Old <b>one", form, List.of()),
        "webhooks-wrong", new WebhooksView(List.of(BILLING), null, typed, wrong));
  }

  static Map<String, WebhookView> pages() {
    List<Message> messages =
        List.of(
            message(9, "webhook.test", "waiting", 0, 0, null),
            message(8, "account.quota-changed", "waiting", 3, 503, "answer"),
            message(7, "account.suspended", "failed", 12, 0, "slow"),
            message(6, "account.created", "delivered", 1, 204, null),
            message(5, "account.deletion-started", "failed", 12, 0, "untrusted"),
            message(4, "account.deleted", "failed", 12, 0, "not-public"));
    String secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
    return Map.of(
        "webhook", new WebhookView(BILLING, null, AT, true, messages),
        "webhook-new", new WebhookView(BILLING, secret, null, false, List.of()),
        "webhook-failed", new WebhookView(CUSTOMERS, null, null, false, messages),
        "webhook-gone", new WebhookView(GONE, null, null, false, messages.subList(3, 4)));
  }

  static Map<String, AskView> asks() {
    return Map.of(
        "webhook-secret", ask("webhook-secret", BILLING, "/secret"),
        "webhook-secret-2", ask("webhook-secret", CUSTOMERS, "/secret"),
        "webhook-secret-3", ask("webhook-secret", GONE, "/secret"),
        "webhook-remove-1", ask("webhook-remove", BILLING, "/remove"),
        "webhook-remove", ask("webhook-remove", CUSTOMERS, "/remove"),
        "webhook-remove-3", ask("webhook-remove", GONE, "/remove"));
  }

  private static AskView ask(String act, Webhook webhook, String below) {
    return new AskView(act, webhook.name(), webhook.path() + below, webhook.path());
  }

  private static Message message(
      long id, String event, String state, int tries, int answer, @Nullable String fault) {
    return new Message(
        id,
        "msg_" + "Ab0_".repeat(10) + "x-z",
        event,
        state,
        tries,
        AT,
        tries == 0 ? null : AT,
        state.equals("waiting") ? AT : null,
        answer,
        fault,
        !state.equals("waiting") && id > 4);
  }
}
