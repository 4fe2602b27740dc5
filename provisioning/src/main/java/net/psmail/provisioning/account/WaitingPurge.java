package net.psmail.provisioning.account;

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
import net.psmail.provisioning.signup.SignUpSettings;

/** Ends registrations that nobody decided, and forgets those that were refused. */
@ApplicationScoped
class WaitingPurge implements Work {

  private static final Duration PAUSE = Duration.ofMinutes(30);

  @Inject WaitingRegistrations registrations;
  @Inject OldRows oldRows;
  @Inject Clock clock;

  private final Duration waiting = SignUpSettings.read().waiting();

  @Override
  public Task<?> task() {
    return Tasks.recurring("end waiting registrations", FixedDelay.of(PAUSE))
        .execute(
            (instance, context) -> {
              Instant before = clock.instant().minus(waiting);
              registrations.end(before);
              oldRows.delete("refused_visit", "refused_at", before);
            });
  }
}
