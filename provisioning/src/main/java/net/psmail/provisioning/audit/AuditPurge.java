package net.psmail.provisioning.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.job.Work;

/** Forgets acts that are older than they need to be known; sign-ins earlier than the others. */
@ApplicationScoped
class AuditPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(6);

  /** As members are told where they see them. */
  private static final Duration OF_SIGN_INS = Duration.ofDays(30);

  @Inject OldRows oldRows;
  @Inject Clock clock;

  private final AuditSettings settings = AuditSettings.read();

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge audit", FixedDelay.of(PAUSE))
        .execute((instance, context) -> purge(clock.instant()));
  }

  private void purge(Instant now) {
    oldRows.delete("audit_entry", "occurred_at", now.minus(settings.retention()));
    for (Act act : Act.SIGN_INS) {
      oldRows.delete("audit_entry", "act", act.name(), "occurred_at", now.minus(OF_SIGN_INS));
    }
  }
}
