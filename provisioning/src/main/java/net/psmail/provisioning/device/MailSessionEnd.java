package net.psmail.provisioning.device;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.mailserver.MailServers;

/**
 * Closes the mail sessions of a mailbox after a device password was revoked: a session that is open
 * does not ask for the password again. A mail server that is down loses nothing, since the job is
 * tried until it answers.
 */
@ApplicationScoped
public class MailSessionEnd implements Work {

  private static final String NAME = "end mail sessions";

  @Inject MailServers mailServers;
  @Inject Mailboxes mailboxes;
  @Inject Jobs jobs;
  @Inject Clock clock;

  /**
   * Orders it in the current transaction: one job for each cause, since an earlier job may be
   * running and have missed the newest session.
   */
  public void order(long accountId, String cause) {
    jobs.order(NAME, accountId + "/" + cause, clock.instant());
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute((instance, context) -> end(instance.getId()));
  }

  private void end(String instance) {
    long accountId = Long.parseLong(instance.substring(0, instance.indexOf('/')));
    mailboxes.addressOf(accountId).ifPresent(mailServers.current()::endSessions);
  }
}
