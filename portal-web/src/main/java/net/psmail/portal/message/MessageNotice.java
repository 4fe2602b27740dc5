package net.psmail.portal.message;

import com.github.kagkarlsson.scheduler.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.alias.ProviderAddresses;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.outgoing.Letters;

/** Tells the provider, where a mailbox is set up for it, that a guest has written. */
@ApplicationScoped
class MessageNotice implements Work {

  private static final String NAME = "message notice";

  @PersistenceContext(unitName = "portal")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject ProviderAddresses providerAddresses;
  @Inject Letters letters;
  @Inject SiteSettings settings;
  @Inject Jobs jobs;
  @Inject Clock clock;

  /** Orders it, in the transaction that keeps the message. */
  void order(long messageId) {
    if (providerAddresses.mailbox().isPresent()) {
      jobs.order(NAME, Long.toString(messageId), clock.instant());
    }
  }

  @Override
  public Task<?> task() {
    return LetterJob.task(NAME, letters, this::letter);
  }

  private Optional<Letter> letter(long messageId) {
    return providerAddresses
        .mailbox()
        .flatMap(mailbox -> find(messageId).map(message -> letter(message, mailbox)));
  }

  private Optional<ReceivedMessage> find(long messageId) {
    return transactions.call(
        () ->
            Optional.ofNullable(entities.find(GuestMessage.class, messageId))
                .map(GuestMessage::received));
  }

  private Letter letter(ReceivedMessage message, MailAddress mailbox) {
    Locale tongue = providerAddresses.language();
    Texts texts = new Texts(Language.of(tongue));
    String list = settings.site().url() + texts.language().prefix() + "/control-room/messages";
    return new Letter(
        "message-notice." + message.id(),
        message.receivedAt(),
        mailbox.toString(),
        texts.language().locale(),
        texts.text("letter.notice.subject", settings.site().name(), message.subject()),
        texts.text("letter.notice.text", message.subject(), list));
  }
}
