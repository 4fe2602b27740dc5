package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.LinesView.Earlier;
import org.jspecify.annotations.Nullable;

/** What pages of lines have in common. */
final class LinesSamples {

  private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");
  static final List<Earlier> EARLIER =
      List.of(
          new Earlier(3, "running", "grace", AT, 12_000),
          new Earlier(2, "done", "grace", AT, 1),
          new Earlier(1, "stopped", "an-operator-with-a-long-name", AT, 97));

  private LinesSamples() {}

  static LinesView of(
      String kind,
      String list,
      String state,
      boolean own,
      Map<String, Long> counts,
      String only,
      @Nullable Integer next,
      List<Problem> problems) {
    return new LinesView(
        kind,
        list,
        1,
        state,
        "digest",
        own,
        "grace",
        AT,
        AT,
        counts,
        only,
        only.isEmpty(),
        next,
        problems);
  }
}
