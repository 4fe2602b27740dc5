package net.psmail.portal.content;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Work;

/**
 * Forgets texts that nobody has brought back in time, some at a time: no lock is held for long.
 * Shipped ones stay among the removed: once forgotten, the next start would bring them anew.
 */
@ApplicationScoped
class RemovedTextPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int AT_ONCE = 100;

  @Inject TextStore texts;
  @Inject Transactions transactions;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge removed texts", FixedDelay.of(PAUSE))
        .execute((instance, context) -> purge(clock.instant().minus(KEPT)));
  }

  private void purge(Instant removedBefore) {
    int found;
    do {
      found = transactions.call(() -> purgeSome(removedBefore));
    } while (found == AT_ONCE);
  }

  private int purgeSome(Instant removedBefore) {
    List<String> names = texts.removedBefore(removedBefore, AT_ONCE);
    if (!names.isEmpty()) {
      texts.forget(names);
    }
    return names.size();
  }
}
