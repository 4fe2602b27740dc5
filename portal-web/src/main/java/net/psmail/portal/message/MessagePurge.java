package net.psmail.portal.message;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import net.psmail.provisioning.job.Work;

/** Forgets messages that operators have done with, and links that nobody used. */
@ApplicationScoped
class MessagePurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(1);

  @Inject GuestMessages messages;
  @Inject Copies copies;

  @Override
  public Task<?> task() {
    Duration retention = MessageSettings.read().retention();
    return Tasks.recurring("purge messages", FixedDelay.of(PAUSE))
        .execute(
            (instance, context) -> {
              messages.purge(retention);
              copies.purge();
            });
  }
}
