package net.psmail.provisioning.device;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Forgets what was made for phones that never came. */
@ApplicationScoped
class PhonePurge implements Work {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  @Inject Phones phones;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge phones", FixedDelay.of(PAUSE))
        .execute((instance, context) -> phones.purge());
  }
}
