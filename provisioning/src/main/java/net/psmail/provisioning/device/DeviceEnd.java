package net.psmail.provisioning.device;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;

/**
 * The end of a device password that its owner gave a time. New logins are refused by the view of
 * the mail servers; those that are open do not ask again, so they are closed here.
 */
@ApplicationScoped
class DeviceEnd implements Work {

  private static final String NAME = "end device password";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailSessionEnd mailSessions;
  @Inject Jobs jobs;
  @Inject Audit audit;

  /** In the transaction that made the password. */
  void order(long device, Instant end) {
    jobs.order(NAME, Long.toString(device), end);
  }

  /** In the transaction that ended the password early. */
  void withdraw(long device) {
    jobs.withdraw(NAME, Long.toString(device));
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute(
            (instance, context) -> transactions.run(() -> end(Long.parseLong(instance.getId()))));
  }

  private void end(long id) {
    Optional.ofNullable(entities.find(DevicePassword.class, id))
        .filter(device -> !device.isRevoked())
        .ifPresent(this::end);
  }

  private void end(DevicePassword device) {
    long account =
        entities
            .createQuery("select m.accountId from Mailbox m where m.id = :mailbox", Long.class)
            .setParameter("mailbox", device.mailboxId())
            .getSingleResult();
    audit.bySystem(account, Act.DEVICE_EXPIRED, device.name());
    mailSessions.order(account, "end of device " + device.id());
  }
}
