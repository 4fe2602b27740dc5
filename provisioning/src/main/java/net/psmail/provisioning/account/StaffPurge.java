package net.psmail.provisioning.account;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Erases people who worked here once the end of their access can no longer be undone. */
@ApplicationScoped
class StaffPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(1);

  @Inject Staff staff;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge staff", FixedDelay.of(PAUSE))
        .execute((instance, context) -> staff.purge());
  }
}
