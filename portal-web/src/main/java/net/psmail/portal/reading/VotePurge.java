package net.psmail.portal.reading;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.job.Work;

/** Forgets what readers said of texts long ago; since then they have been written anew. */
@ApplicationScoped
class VotePurge implements Work {

  private static final Duration PAUSE = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofDays(400);

  @Inject OldRows oldRows;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge votes", FixedDelay.of(PAUSE))
        .execute(
            (instance, context) ->
                oldRows.delete("page_votes", "voted_on", clock.instant().minus(KEPT)));
  }
}
