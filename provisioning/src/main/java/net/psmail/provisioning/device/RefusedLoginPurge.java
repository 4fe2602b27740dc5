package net.psmail.provisioning.device;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Forgets refused logins, which only help while somebody is setting up a mail program. */
@ApplicationScoped
class RefusedLoginPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(1);

  @Inject RefusedLogins refusals;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge refused logins", FixedDelay.of(PAUSE))
        .execute((instance, context) -> refusals.purge());
  }
}
