package net.psmail.portal.reading;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import net.psmail.provisioning.job.Work;

/** Forgets counts that nobody asks for any more. */
@ApplicationScoped
class PageReadPurge implements Work {

  private static final Duration PAUSE = Duration.ofDays(1);
  private static final int KEPT_DAYS = 90;

  @Inject PageReads reads;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge page reads", FixedDelay.of(PAUSE))
        .execute((instance, context) -> reads.purge(LocalDate.now(clock).minusDays(KEPT_DAYS)));
  }
}
