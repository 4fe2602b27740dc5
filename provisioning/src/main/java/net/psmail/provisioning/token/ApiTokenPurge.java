package net.psmail.provisioning.token;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Forgets tokens that have not worked for long, and answers that nobody asks for again. */
@ApplicationScoped
class ApiTokenPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(6);

  @Inject ApiTokens tokens;
  @Inject ApiAnswers answers;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge API tokens", FixedDelay.of(PAUSE))
        .execute(
            (instance, context) -> {
              tokens.purge();
              answers.purge();
            });
  }
}
