package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code sessions.jte}, at {@code /account/sessions}; posts to {@code /account/sessions/<id>/end}
 * and {@code /account/sessions/others/end}.
 *
 * @param ended whether some have just been ended
 */
public record SessionsView(List<Open> sessions, boolean ended) {

  public SessionsView {
    sessions = List.copyOf(sessions);
  }

  /**
   * Where somebody is signed in.
   *
   * @param browser as in "Firefox, Linux"; null if it is none of the usual
   * @param network where it began; null if that is not known
   * @param seenAt when it was last used
   * @param isThis whether it is the one that looks at the page
   */
  public record Open(
      String id,
      @Nullable String browser,
      @Nullable String network,
      Instant since,
      Instant seenAt,
      boolean isThis) {}
}
