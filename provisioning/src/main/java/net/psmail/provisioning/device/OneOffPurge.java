package net.psmail.provisioning.device;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Forgets the portal's own passwords that a killed process left behind. */
@ApplicationScoped
class OneOffPurge implements Work {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  @Inject OneOffPasswords passwords;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge one-off passwords", FixedDelay.of(PAUSE))
        .execute((instance, context) -> passwords.purge());
  }
}
