package net.psmail.provisioning.otheraddress;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.job.Work;

/** Forgets recoveries that nobody finished, and what could not be told or looked up in a week. */
@ApplicationScoped
class RecoveryPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofDays(7);

  @Inject OldRows oldRows;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge recoveries", FixedDelay.of(PAUSE))
        .execute(
            (instance, context) -> {
              Instant now = clock.instant();
              oldRows.delete("pending_recovery", "ends_at", now);
              oldRows.delete("other_address", "ended_at", now.minus(PATIENCE));
              oldRows.delete("recovery_question", "asked_at", now.minus(PATIENCE));
            });
  }
}
