package net.psmail.provisioning.device;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.mailserver.MailServer;

/**
 * Closes the mail sessions of a mailbox after a device password was revoked: a session that is
 * open does not ask for the password again. A mail server that is down loses nothing, since the
 * job is tried until it answers.
 */
@ApplicationScoped
public class MailSessionEnd implements Work {

  static final String NAME = "end mail sessions";

  @Inject MailServer mailServer;
  @Inject Mailboxes mailboxes;

  /** One job for each revocation: an earlier one may be running and have missed this session. */
  static String instance(long accountId, long deviceId) {
    return accountId + "/" + deviceId;
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute((instance, context) -> end(instance.getId()));
  }

  private void end(String instance) {
    long accountId = Long.parseLong(instance.substring(0, instance.indexOf('/')));
    mailboxes.addressOf(accountId).ifPresent(mailServer::endSessions);
  }
}
