package net.psmail.provisioning.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Actor;

/**
 * Notes that operators keep about an account. They are data about a person, so the person reads
 * them, among all that is stored; who wrote one is not told.
 */
@ApplicationScoped
public class MemberNotes {

  /** So many there are about one account. */
  public static final int MOST = 100;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Members members;
  @Inject Audit audit;
  @Inject Clock clock;

  /** All about an account, the newest first. */
  public List<MemberNote> list(Actor operator, long account) {
    members.get(operator, account);
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select n from NoteRow n where n.accountId = :account order by n.id desc",
                    NoteRow.class)
                .setParameter("account", account)
                .getResultStream()
                .map(NoteRow::view)
                .toList());
  }

  /**
   * Writes one down.
   *
   * @throws ProvisioningException NOT_FOUND; LIMIT_REACHED when there are a hundred
   */
  public MemberNote add(Actor operator, long account, Wording text, Origin origin) {
    return transactions.call(
        () -> {
          Member member = members.hold(operator, account);
          if (list(operator, account).size() >= MOST) {
            throw ProvisioningException.of(Kind.LIMIT_REACHED);
          }
          NoteRow note = new NoteRow(account, text.text(), operator.actor(), clock.instant());
          entities.persist(note);
          entities.flush();
          audit.on(account, operator, Act.NOTE_ADDED, member.address().toString(), origin);
          return note.view();
        });
  }

  /**
   * Removes one for good.
   *
   * @throws ProvisioningException NOT_FOUND when there is none of this number about the account
   */
  public void remove(Actor operator, long account, long note, Origin origin) {
    transactions.run(
        () -> {
          Member member = members.hold(operator, account);
          int removed =
              entities
                  .createQuery("delete from NoteRow n where n.id = :id and n.accountId = :account")
                  .setParameter("id", note)
                  .setParameter("account", account)
                  .executeUpdate();
          if (removed == 0) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          audit.on(account, operator, Act.NOTE_REMOVED, member.address().toString(), origin);
        });
  }
}
