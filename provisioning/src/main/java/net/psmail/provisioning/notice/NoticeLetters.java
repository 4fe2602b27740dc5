package net.psmail.provisioning.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.NotedAct;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.otheraddress.Recoveries;
import net.psmail.provisioning.otheraddress.Recoveries.StopLink;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.outgoing.Letters;

/** Writes and sends a letter about an act, wherever it goes. */
@ApplicationScoped
class NoticeLetters {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Mailboxes mailboxes;
  @Inject Recoveries recoveries;
  @Inject Letters letters;

  /**
   * Nothing about an account that is gone, nor that a recovery has begun which is over.
   *
   * @return false for a letter that can never arrive
   */
  boolean send(NotedAct act, Function<NoticeLetter, Letter> written) {
    boolean begun = act.entry().act() == Act.RECOVERY_BEGUN;
    Optional<StopLink> stop = begun ? recoveries.stopLink(act.accountId()) : Optional.empty();
    return (begun && stop.isEmpty())
        || letter(act.accountId(), stop).map(written).map(letters::sendIfPossible).orElse(true);
  }

  private Optional<NoticeLetter> letter(long account, Optional<StopLink> stop) {
    return mailboxes
        .addressOf(account)
        .map(
            mailbox ->
                new NoticeLetter(
                    mailbox,
                    Locale.forLanguageTag(language(account)),
                    Setting.text("psmail.site.name", "PSMail"),
                    Setting.text("psmail.site.url", "http://localhost:8080"),
                    stop));
  }

  private String language(long account) {
    return transactions.call(
        () ->
            entities
                .createQuery("select a.language from Account a where a.id = :id", String.class)
                .setParameter("id", account)
                .getSingleResult());
  }
}
