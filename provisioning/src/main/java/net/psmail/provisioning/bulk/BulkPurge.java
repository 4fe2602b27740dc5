package net.psmail.provisioning.bulk;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Forgets tables that were shown and not ordered in time, and results after their days. */
@ApplicationScoped
class BulkPurge implements Work {

  private static final Duration PAUSE = Duration.ofMinutes(5);

  @Inject BulkRows rows;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge acts on many accounts", FixedDelay.of(PAUSE))
        .execute((instance, context) -> rows.purge());
  }
}
