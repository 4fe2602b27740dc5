package net.psmail.status.component;

import java.time.Instant;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Where a component stands after some looks.
 *
 * @param since when this state began; an outage began with the first failure, not with the one that
 *     proved it
 * @param failures how many looks in a row failed
 */
record Standing(
    State state,
    @Nullable Instant since,
    int failures,
    @Nullable Instant failingSince,
    @Nullable Outcome last) {

  static final Standing UNKNOWN = new Standing(State.UNKNOWN, null, 0, null, null);

  /** Where it stands after one more look, when {@code limit} failures in a row are an outage. */
  Standing after(Outcome outcome, int limit) {
    if (!outcome.failed()) {
      State next =
          outcome.finding() == Finding.WORKS ? State.OPERATIONAL : State.DEGRADED_PERFORMANCE;
      return new Standing(next, next == state ? since : outcome.at(), 0, null, outcome);
    }
    Instant began = failingSince == null ? outcome.at() : failingSince;
    int count = failures + 1;
    if (state == State.MAJOR_OUTAGE) {
      return new Standing(state, since, count, began, outcome);
    }
    if (state == State.UNKNOWN || count >= limit) {
      return new Standing(State.MAJOR_OUTAGE, began, count, began, outcome);
    }
    return new Standing(state, since, count, began, outcome);
  }

  /** The same, or unknown when it was last looked at before this moment. */
  Standing ifSeenAfter(Instant moment) {
    return last == null || last.at().isBefore(moment) ? UNKNOWN : this;
  }

  /** The same, begun at another time. */
  Standing since(Instant earlier) {
    return new Standing(state, earlier, failures, failingSince, last);
  }
}
