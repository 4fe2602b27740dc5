package net.psmail.provisioning.rule;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.job.Work;

/** Forgets addresses that nobody has confirmed. */
@ApplicationScoped
class ForwardPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(1);

  @Inject OldRows oldRows;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge forwards", FixedDelay.of(PAUSE))
        .execute(
            (instance, context) -> oldRows.delete("mail_forward", "code_ends_at", clock.instant()));
  }
}
