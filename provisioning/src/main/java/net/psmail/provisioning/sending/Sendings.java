package net.psmail.provisioning.sending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;

/**
 * Counts the recipients to whom an account sends, and says when there were enough. Of two mails of
 * one account that come at the same moment, one waits for the other: both hold the row of the
 * account, so that not one recipient more is let through.
 */
@ApplicationScoped
public class Sendings {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Clock clock;

  private final SendingSettings settings = SendingSettings.read();

  /** Tells the views how long the probation is. */
  public void publish() {
    transactions.run(
        () ->
            entities
                .createNativeQuery("update probation_length set seconds = ?1 where id = 1")
                .setParameter(1, settings.probation().toSeconds())
                .executeUpdate());
  }

  /**
   * Takes so many from what an account may send, or none of them.
   *
   * @param mailbox whose owner it is; nobody's is refused nothing here
   * @return why they are too many; empty if they are not
   */
  public Optional<SendingRefusal> take(MailAddress mailbox, long recipients) {
    return transactions.call(
        () -> hold(mailbox.toString()).flatMap(account -> take(account, recipients)));
  }

  private Optional<SendingRefusal> take(long account, long recipients) {
    Standing standing = standing(account);
    Optional<SendingRefusal> refusal =
        standing.refusalOfTooMany(recipients).or(() -> standing.refusal(recipients));
    if (refusal.isEmpty()) {
      SentCountRow row =
          find(account)
              .orElseGet(
                  () -> {
                    SentCountRow first = new SentCountRow(account);
                    entities.persist(first);
                    return first;
                  });
      row.change(standing.counts().plus(standing.now(), recipients), standing.now());
    }
    return refusal;
  }

  /** What the owner of a session may send. */
  public SendingState of(Session session) {
    return of(session.accountId());
  }

  /**
   * What an account may send.
   *
   * @throws ProvisioningException NOT_FOUND when there is none
   */
  public SendingState of(long account) {
    return transactions.call(() -> SendingState.of(standing(account)));
  }

  /**
   * Ends the probation of an account, in the current transaction; false if that is done already.
   */
  public boolean lift(long account, String operator) {
    if (isLifted(account)) {
      return false;
    }
    entities.persist(new ProbationEnd(account, operator, clock.instant()));
    return true;
  }

  /** First of all in the transaction, so that what is read after it is what others have left. */
  private Optional<Long> hold(String signInName) {
    Stream<?> rows =
        entities
            .createNativeQuery("select id from account where sign_in_name = ?1 for update")
            .setParameter(1, signInName)
            .getResultStream();
    return rows.findFirst().map(Number.class::cast).map(Number::longValue);
  }

  private Standing standing(long account) {
    Instant since =
        entities
            .createQuery("select a.createdAt from Account a where a.id = :id", Instant.class)
            .setParameter("id", account)
            .getResultStream()
            .findFirst()
            .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
    return new Standing(
        since,
        isLifted(account),
        find(account).map(SentCountRow::counts).orElse(SentCounts.NONE),
        clock.instant(),
        settings);
  }

  private Optional<SentCountRow> find(long account) {
    return Optional.ofNullable(entities.find(SentCountRow.class, account));
  }

  private boolean isLifted(long account) {
    return entities.find(ProbationEnd.class, account) != null;
  }
}
