package net.psmail.provisioning.session;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Forgets sessions and secrets that have ended. */
@ApplicationScoped
class SessionPurge implements Work {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  @Inject Sessions sessions;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge sessions", FixedDelay.of(PAUSE))
        .execute((instance, context) -> sessions.purge());
  }
}
