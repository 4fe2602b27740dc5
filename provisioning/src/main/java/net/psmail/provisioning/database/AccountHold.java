package net.psmail.provisioning.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;

/**
 * Holds an account until the transaction ends: of those who change what hangs on it, one comes
 * after the other. It must be the first that a transaction does, or what it reads afterwards may be
 * old.
 */
@ApplicationScoped
public class AccountHold {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  /**
   * Waits for it.
   *
   * @throws ProvisioningException SESSION_ENDED when there is no such account any more
   */
  public void take(long account) {
    if (!tryTake(account)) {
      throw ProvisioningException.of(Kind.SESSION_ENDED);
    }
  }

  /** The same; false when there is no such account. */
  public boolean tryTake(long account) {
    return !entities
        .createNativeQuery("select id from account where id = ?1 for update")
        .setParameter(1, account)
        .getResultList()
        .isEmpty();
  }

  /** All administrators, for a change of what is the provider's and no account's. */
  public void takeAdministrators() {
    entities
        .createNativeQuery(
            "select id from account where role = 'ADMINISTRATOR' order by id for update")
        .getResultList();
  }
}
