package net.psmail.provisioning.sending;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.job.Work;

/** Forgets what was sent longer ago than any limit reaches. */
@ApplicationScoped
class SentPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofHours(25);

  @Inject OldRows oldRows;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge sent counts", FixedDelay.of(PAUSE))
        .execute(
            (instance, context) ->
                oldRows.delete("sent_count", "last_at", clock.instant().minus(KEPT)));
  }
}
