package net.psmail.provisioning.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.job.Work;

/** Forgets acts that are older than they need to be known. */
@ApplicationScoped
class AuditPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(6);

  @Inject OldRows oldRows;
  @Inject Clock clock;

  private final AuditSettings settings = AuditSettings.read();

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge audit", FixedDelay.of(PAUSE))
        .execute(
            (instance, context) ->
                oldRows.delete(
                    "audit_entry", "occurred_at", clock.instant().minus(settings.retention())));
  }
}
