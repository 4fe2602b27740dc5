package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of incidents.
 *
 * @param pending who were asked and have not answered
 * @param waiting messages still to be sent
 * @param givenUp messages of the last 30 days that never arrived
 * @param done what was just done, as the end of a message key; null for nothing
 */
public record StatusSubscribersView(
    int mail,
    int webhooks,
    int pending,
    int waiting,
    int givenUp,
    List<Subscriber> subscribers,
    @Nullable String done) {

  /**
   * One of them.
   *
   * @param kind mail or webhook
   * @param state confirmed, pending or set-aside
   * @param since when it came to that state, null while it is pending
   * @param lastError of the newest message that failed, empty for none
   */
  public record Subscriber(
      String id,
      String address,
      String kind,
      String state,
      @Nullable Instant since,
      String lastError) {

    public String path() {
      return "/control-room/status/subscribers/" + id;
    }
  }
}
