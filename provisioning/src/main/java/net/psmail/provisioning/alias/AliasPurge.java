package net.psmail.provisioning.alias;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.job.Work;

/** Forgets whose a removed alias was, once nobody can take it back; the claim of its name stays. */
@ApplicationScoped
class AliasPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(6);

  @Inject OldRows oldRows;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge aliases", FixedDelay.of(PAUSE))
        .execute(
            (instance, context) ->
                oldRows.delete(
                    "member_alias", "removed_at", clock.instant().minus(MemberAlias.REGRET)));
  }
}
