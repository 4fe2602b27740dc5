package net.psmail.provisioning.account;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.mailserver.MailServers;

/**
 * The first letter in a new mailbox. A mail server that is down delays it only. Its Message-ID is
 * the same at every try, so that a mail program shows a repeated one once.
 */
@ApplicationScoped
class WelcomeMail implements Work {

  static final String NAME = "welcome mail";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Mailboxes mailboxes;
  @Inject MailServers mailServers;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute((instance, context) -> send(Long.parseLong(instance.getId())));
  }

  private void send(long accountId) {
    Optional<MailAddress> address = mailboxes.addressOf(accountId);
    if (address.isPresent()) {
      // Not put into the mailbox past the signer: a reader may pass it on to another provider.
      mailServers.current().send(address.get().toString(), letter(accountId, address.get()));
    }
  }

  private byte[] letter(long accountId, MailAddress to) {
    String language = transactions.call(() -> entities.find(Account.class, accountId).language());
    return new WelcomeLetter(
            to,
            Locale.forLanguageTag(language),
            Setting.text("psmail.site.name", "PSMail"),
            Setting.text("psmail.site.url", "http://localhost:8080"))
        .bytes("welcome." + accountId, clock.instant());
  }
}
