package net.psmail.provisioning.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;

/** Tries again after 10 seconds, then after twice as long each time, at last every hour. */
public final class Backoff implements FailureHandler<Void> {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int DOUBLINGS = 9;

  static Duration pauseAfter(int earlierFailures) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(earlierFailures, DOUBLINGS));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }

  @Override
  public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    Duration pause = pauseAfter(complete.getExecution().consecutiveFailures);
    operations.reschedule(complete, complete.getTimeDone().plus(pause));
  }
}
