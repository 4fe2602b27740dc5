package net.psmail.provisioning.suspension;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Forgets suspensions whose day has come; they have no effect any more by then. */
@ApplicationScoped
class SuspensionPurge implements Work {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  @Inject Suspensions suspensions;

  @Override
  public Task<?> task() {
    return Tasks.recurring("end suspensions", FixedDelay.of(PAUSE))
        .execute((instance, context) -> suspensions.purge());
  }
}
