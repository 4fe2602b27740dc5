package net.psmail.portal.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;

/** The messages of guests. */
@ApplicationScoped
public class GuestMessages {

  @PersistenceContext(unitName = "portal")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MessageNotice notice;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Keeps a message; once this returns it is written down.
   *
   * @return its number
   */
  long receive(Draft draft) {
    return transactions.call(
        () -> {
          GuestMessage message = new GuestMessage(draft, clock.instant());
          entities.persist(message);
          entities.flush();
          notice.order(message.id());
          return message.id();
        });
  }

  /**
   * The open ones or those that are done, the newest first.
   *
   * @param before only those that were received before the one of this number
   */
  public List<ReceivedMessage> list(boolean done, long before, int number) {
    String state = done ? "m.doneAt is not null" : "m.doneAt is null";
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select m from GuestMessage m where m.id < :before and "
                        + state
                        + " order by m.id desc",
                    GuestMessage.class)
                .setParameter("before", before)
                .setMaxResults(number)
                .getResultStream()
                .map(GuestMessage::received)
                .toList());
  }

  /**
   * Notes that an operator has done with a message, or has not after all.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void setDone(Session operator, long id, boolean done, Origin origin) {
    transactions.run(
        () -> {
          GuestMessage message =
              Optional.ofNullable(
                      entities.find(GuestMessage.class, id, LockModeType.PESSIMISTIC_WRITE))
                  .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
          if (message.isDone() != done) {
            message.done(done ? clock.instant() : null);
            Act act = done ? Act.MESSAGE_DONE : Act.MESSAGE_REOPENED;
            audit.by(operator, act, Long.toString(id), origin);
          }
        });
  }

  /** Forgets what has been done for longer than this. */
  void purge(Duration retention) {
    transactions.run(
        () ->
            entities
                .createQuery("delete from GuestMessage m where m.doneAt < :before")
                .setParameter("before", clock.instant().minus(retention))
                .executeUpdate());
  }
}
