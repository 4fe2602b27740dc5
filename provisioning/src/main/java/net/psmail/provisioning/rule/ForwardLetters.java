package net.psmail.provisioning.rule;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.outgoing.Letters;

/**
 * Sends the code to an address that mail shall be sent on to. The code is made when the letter is
 * written, at each try anew, so that it lies nowhere else.
 */
@ApplicationScoped
class ForwardLetters implements Work {

  private static final String NAME = "forward letter";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Mailboxes mailboxes;
  @Inject Letters letters;
  @Inject Codes codes;
  @Inject Jobs jobs;
  @Inject Clock clock;

  /** Orders one in the current transaction; one that waits already is the same. */
  void order(ForwardRow row) {
    jobs.order(NAME, row.accountId() + "/" + row.id(), clock.instant());
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute((instance, context) -> send(instance.getId()));
  }

  private void send(String instance) {
    long id = Long.parseLong(instance.substring(instance.indexOf('/') + 1));
    String code = codes.oneTimeCode();
    transactions.call(() -> letter(id, code)).ifPresent(letters::sendIfPossible);
  }

  /** None for an address that was confirmed or removed meanwhile. */
  private Optional<Letter> letter(long id, String code) {
    ForwardRow row = entities.find(ForwardRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null || row.isConfirmed()) {
      return Optional.empty();
    }
    row.setCode(code, clock.instant());
    return mailboxes.addressOf(row.accountId()).map(owner -> letter(row, owner, code));
  }

  private Letter letter(ForwardRow row, MailAddress owner, String code) {
    return new ForwardLetter(
            owner,
            Locale.forLanguageTag(language(row.accountId())),
            Setting.text("psmail.site.name", "PSMail"))
        .to(row.address(), code, "forward." + codes.oneTimeCode(), clock.instant());
  }

  private String language(long account) {
    return entities
        .createQuery("select a.language from Account a where a.id = :id", String.class)
        .setParameter("id", account)
        .getSingleResult();
  }
}
