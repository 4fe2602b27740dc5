package net.psmail.provisioning.mailedcode;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.job.Work;

/** Forgets codes that nobody typed in time, and with them the addresses. */
@ApplicationScoped
class CodePurge implements Work {

  private static final Duration PAUSE = Duration.ofMinutes(30);

  @Inject OldRows oldRows;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge mailed codes", FixedDelay.of(PAUSE))
        .execute((instance, context) -> oldRows.delete("mailed_code", "ends_at", clock.instant()));
  }
}
