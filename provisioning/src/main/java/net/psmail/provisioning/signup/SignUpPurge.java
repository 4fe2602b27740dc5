package net.psmail.provisioning.signup;

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

/** Forgets hours and figures that are over, and proofs that are worth nothing by their age. */
@ApplicationScoped
class SignUpPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(1);
  private static final Duration HOURS_KEPT = Duration.ofDays(1);

  @Inject OldRows oldRows;
  @Inject SignUpFigures figures;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge sign-ups", FixedDelay.of(PAUSE))
        .execute(
            (instance, context) -> {
              Instant now = clock.instant();
              oldRows.delete("spent_proof", "expires_at", now);
              oldRows.delete("sign_up_hour", "started_at", now.minus(HOURS_KEPT));
              figures.forgetOld();
            });
  }
}
