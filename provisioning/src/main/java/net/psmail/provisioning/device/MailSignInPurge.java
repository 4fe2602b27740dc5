package net.psmail.provisioning.device;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Forgets logins by mail programs of which nobody needs to know any more. */
@ApplicationScoped
class MailSignInPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(1);

  @Inject MailSignIns signIns;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge mail sign-ins", FixedDelay.of(PAUSE))
        .execute((instance, context) -> signIns.purge());
  }
}
