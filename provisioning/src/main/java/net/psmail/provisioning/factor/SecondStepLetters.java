package net.psmail.provisioning.factor;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.outgoing.Letters;

/**
 * Tells members by mail when the second step of their account comes or goes: it may have been
 * somebody else. People who work here have no mailbox; an administrator sees it in the trail.
 */
@ApplicationScoped
class SecondStepLetters implements Work {

  private static final Logger LOG = System.getLogger(SecondStepLetters.class.getName());
  private static final String NAME = "letter about the second step";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Mailboxes mailboxes;
  @Inject Letters letters;
  @Inject Jobs jobs;
  @Inject Clock clock;

  /** What the letter is about. */
  enum Occasion {
    ADDED,
    PASSKEY_ADDED,
    PASSKEY_COPIED,
    REMOVED
  }

  /** Orders one in the current transaction. */
  void order(long accountId, Occasion occasion) {
    Instant now = clock.instant();
    jobs.order(NAME, accountId + "/" + occasion + "/" + now.toEpochMilli(), now);
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute((instance, context) -> send(List.of(instance.getId().split("/", -1))));
  }

  private void send(List<String> instance) {
    long account = Long.parseLong(instance.get(0));
    Instant at = Instant.ofEpochMilli(Long.parseLong(instance.get(2)));
    mailboxes
        .addressOf(account)
        .ifPresent(to -> send(letter(account, to, Occasion.valueOf(instance.get(1)), at)));
  }

  private void send(Letter letter) {
    try {
      letters.send(letter);
    } catch (ProvisioningException refusal) {
      if (refusal.kind() != Kind.NOT_FOUND && refusal.kind() != Kind.LIMIT_REACHED) {
        throw refusal;
      }
      LOG.log(Level.WARNING, "Given up: {0}, {1}: {2}", NAME, letter.id(), refusal.kind());
    }
  }

  private Letter letter(long account, MailAddress to, Occasion occasion, Instant at) {
    Locale language = Locale.forLanguageTag(language(account));
    String key = occasion.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Letter(
        "second-step." + account + "." + at.toEpochMilli(),
        at,
        to.toString(),
        language,
        text(language, key + ".subject", to),
        text(language, key + ".text", to));
  }

  private String language(long account) {
    return transactions.call(
        () ->
            entities
                .createQuery("select a.language from Account a where a.id = :id", String.class)
                .setParameter("id", account)
                .getSingleResult());
  }

  private static String text(Locale language, String key, MailAddress to) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            SecondStepLetters.class.getName(),
            language,
            SecondStepLetters.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String prefix = language.getLanguage().equals("de") ? "/de" : "";
    return MessageFormat.format(
        bundle.getString(key),
        Setting.text("psmail.site.name", "PSMail"),
        to,
        Setting.text("psmail.site.url", "http://localhost:8080") + prefix);
  }
}
