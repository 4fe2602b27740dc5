package net.psmail.provisioning.intake;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Forgets what came of mail fetched long ago, and tells of what nobody fetches any more. */
@ApplicationScoped
class IntakePurge implements Work {

  private static final Duration PAUSE = Duration.ofMinutes(5);

  @Inject Intakes intakes;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge fetched mail", FixedDelay.of(PAUSE))
        .execute((instance, context) -> intakes.purge());
  }
}
