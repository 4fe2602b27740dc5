package net.psmail.provisioning.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/**
 * Invitations that operators make, into any domain and as many as they like: where a domain takes
 * invited people only, its first members come by them.
 */
@ApplicationScoped
public class OperatorInvites {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject NewInvites newInvites;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * A page of those of all operators that are open, the newest first.
   *
   * @param before only those with a smaller number
   * @param most one or more
   */
  public OpenPage open(long before, int most) {
    List<SentInvite> found =
        transactions.call(
            () ->
                entities
                    .createQuery(
                        "select i from Invite i where i.inviterId is null and i.guestId is null"
                            + " and i.expiresAt > :now and i.id < :before order by i.id desc",
                        Invite.class)
                    .setParameter("now", clock.instant())
                    .setParameter("before", before)
                    .setMaxResults(most + 1)
                    .getResultStream()
                    .map(Invite::sent)
                    .toList());
    List<SentInvite> shown = found.subList(0, Math.min(most, found.size()));
    return new OpenPage(
        shown, found.size() > most ? Optional.of(shown.get(most - 1).id()) : Optional.empty());
  }

  /**
   * Makes one; {@link #takeNew} gives the link's token to the operator.
   *
   * @param note whom it is for, at most 60 characters; may be empty
   * @throws ProvisioningException INVALID_NAME, INVALID_ADDRESS when the domain is not served,
   *     SIGN_UP_CLOSED when nobody can register in it, NOT_FOUND when the session is no operator's
   */
  public void make(Session operator, DomainName domain, String note, Origin origin) {
    operator.require(Role.OPERATOR);
    transactions.run(
        () -> {
          newInvites.make(operator, domain, Maker.operator(operator.accountId()), note);
          audit.by(operator, Act.INVITED, domain.ascii(), origin);
        });
  }

  /**
   * The same for a program, which gets the token at once.
   *
   * @throws ProvisioningException as above
   */
  public MadeInvite issue(Actor program, DomainName domain, String note, Origin origin) {
    program.require(Role.OPERATOR);
    return transactions.call(
        () -> {
          MadeInvite made = newInvites.make(domain, Maker.operator(program.accountId()), note);
          audit.by(program, Act.INVITED, domain.ascii(), origin);
          return made;
        });
  }

  /** The token of the newest link that this session has made; it is told once. */
  public Optional<String> takeNew(Session operator) {
    return newInvites.take(operator);
  }

  /** Makes those worthless that somebody has made who may not any more, in a transaction. */
  public void withdrawAllOf(long operator) {
    entities
        .createNativeQuery("delete from invite where made_by_id = ?1 and guest_id is null")
        .setParameter(1, operator)
        .executeUpdate();
  }

  /**
   * Makes an open one of an operator worthless.
   *
   * @throws ProvisioningException NOT_FOUND, also when somebody has used it meanwhile
   */
  public void withdraw(Actor operator, long id, Origin origin) {
    operator.require(Role.OPERATOR);
    transactions.run(
        () -> {
          int gone =
              entities
                  .createQuery(
                      "delete from Invite i where i.id = :id and i.inviterId is null"
                          + " and i.guestId is null")
                  .setParameter("id", id)
                  .executeUpdate();
          if (gone == 0) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          audit.by(operator, Act.INVITE_WITHDRAWN, operator.actor(), origin);
        });
  }
}
