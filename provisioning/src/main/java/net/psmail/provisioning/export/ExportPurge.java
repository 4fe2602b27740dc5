package net.psmail.provisioning.export;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Deletes copies whose days are over, and tells of those that no process makes any more. */
@ApplicationScoped
class ExportPurge implements Work {

  private static final Duration PAUSE = Duration.ofMinutes(5);

  @Inject Exports exports;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge copies to take along", FixedDelay.of(PAUSE))
        .execute((instance, context) -> exports.purge());
  }
}
