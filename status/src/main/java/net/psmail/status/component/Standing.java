package net.psmail.status.component;

import java.time.Instant;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Where a probe stands after some looks.
 *
 * @param since when this state began; an outage began with the first failure, not with the one that
 *     proved it
 * @param failures how many looks in a row failed
 */
public record Standing(
    State state,
    @Nullable Instant since,
    int failures,
    @Nullable Instant failingSince,
    @Nullable Outcome last) {

  public static final Standing UNKNOWN = new Standing(State.UNKNOWN, null, 0, null, null);

  /** Where it stands after one more look. */
  Standing after(Outcome outcome, Watched probe) {
    if (!outcome.failed()) {
      State next =
          outcome.finding().verdict() == Finding.Verdict.WORKS
              ? State.OPERATIONAL
              : State.DEGRADED_PERFORMANCE;
      return new Standing(next, next == state ? since : outcome.at(), 0, null, outcome);
    }
    Instant began = failingSince == null ? outcome.at() : failingSince;
    int count = failures + 1;
    if (failingSince != null && state == probe.severity()) {
      return new Standing(state, since, count, began, outcome);
    }
    if (state == State.UNKNOWN || count >= probe.failures()) {
      return new Standing(probe.severity(), began, count, began, outcome);
    }
    return new Standing(state, since, count, began, outcome);
  }

  /** The same, or unknown when it was last looked at before this moment. */
  Standing ifSeenAfter(Instant moment) {
    return last == null || last.at().isBefore(moment) ? UNKNOWN : this;
  }

  /** Whether the newest look failed, even if that does not count yet. */
  boolean isFailing() {
    return failingSince != null;
  }
}
