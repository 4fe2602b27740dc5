package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Account.State;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/**
 * Those who decide who works here. Each decision holds the rows of all of them until it is written,
 * so two decisions are taken one after the other, and the second sees what the first has changed.
 */
@ApplicationScoped
class Administrators {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;

  /**
   * All of them, within a transaction; none changes before it ends.
   *
   * @param actor who decides
   * @throws ProvisioningException NOT_FOUND when the actor is not one of them, or not any more
   */
  List<Account> held(Session actor) {
    List<Account> all = query().setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    if (all.stream().noneMatch(one -> one.id() == actor.accountId())) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
    return all;
  }

  boolean exist() {
    return transactions.call(() -> !query().setMaxResults(1).getResultList().isEmpty());
  }

  /** In an order, so that nobody waits for who waits for them. */
  private TypedQuery<Account> query() {
    return entities
        .createQuery(
            "select a from Account a where a.role = :role and a.state = :state order by a.id",
            Account.class)
        .setParameter("role", Role.ADMINISTRATOR)
        .setParameter("state", State.ACTIVE);
  }
}
