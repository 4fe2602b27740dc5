package net.psmail.provisioning.account;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Forgets links for another password that nobody has used in time. */
@ApplicationScoped
class ResetPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(1);

  @Inject Resets resets;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge resets", FixedDelay.of(PAUSE))
        .execute((instance, context) -> resets.purge());
  }
}
