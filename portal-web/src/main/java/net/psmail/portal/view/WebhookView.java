package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code webhook.jte}, at {@code /control-room/webhooks/<id>}; posts to {@code /test}, {@code
 * /resume} and {@code /messages/<id>/again} below it, and leads to {@code /secret} and {@code
 * /remove}.
 *
 * @param secret that was just made, shown once; null otherwise
 * @param oldSecretUntil how long the one before signs too; null if it does not
 * @param sent whether a message was just put to the others that wait
 */
public record WebhookView(
    WebhooksView.Webhook webhook,
    @Nullable String secret,
    @Nullable Instant oldSecretUntil,
    boolean sent,
    List<Message> messages) {

  /**
   * A message.
   *
   * @param id in the addresses of this page
   * @param message its id for who receives it
   * @param event as in {@code account.created}
   * @param state as in the keys {@code webhooks.message.waiting}
   * @param triedAt null before the first try
   * @param nextTry null unless it waits
   * @param answer the status of HTTP at the last try, 0 if there was none
   * @param fault as in the keys {@code webhooks.fault.slow}; null if the last try had none
   */
  public record Message(
      long id,
      String message,
      String event,
      String state,
      int tries,
      Instant madeAt,
      @Nullable Instant triedAt,
      @Nullable Instant nextTry,
      int answer,
      @Nullable String fault,
      boolean repeatable) {

    /** Of the label beside it. */
    public String tag() {
      return switch (state) {
        case "delivered" -> "tag-ok";
        case "failed" -> "tag-warn";
        default -> "";
      };
    }
  }
}
