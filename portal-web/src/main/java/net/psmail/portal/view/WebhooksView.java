package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code webhooks.jte}, at {@code /control-room/webhooks}; posts {@code name}, {@code url} and
 * {@code event} (any number of them) there.
 *
 * @param removed the name of the one that was just removed; null otherwise
 * @param form what stands in the form
 */
public record WebhooksView(
    List<Webhook> webhooks, @Nullable String removed, Form form, List<Problem> problems) {

  /**
   * A webhook without its secret.
   *
   * @param events as in {@code account.created}
   * @param state as in the keys {@code webhooks.state.on}
   * @param waiting how many messages wait
   * @param deliveredAt when the last one arrived; null if none has
   * @param endedAt since when it is told nothing; null while it is
   */
  public record Webhook(
      long id,
      String name,
      String url,
      List<String> events,
      String state,
      long waiting,
      Instant madeAt,
      @Nullable Instant deliveredAt,
      @Nullable Instant endedAt) {

    public boolean on() {
      return state.equals("on");
    }

    /** Where its page is, without the prefix of a language. */
    public String path() {
      return "/control-room/webhooks/" + id;
    }
  }

  /**
   * A webhook to be added.
   *
   * @param offered all events
   * @param events those that are chosen
   */
  public record Form(String name, String url, List<String> offered, List<String> events) {}
}
