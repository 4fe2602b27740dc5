package net.psmail.provisioning.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Set;
import net.psmail.provisioning.database.Transactions;

/**
 * Whether mail programs have logged in for the first time, on whichever mail server: one question
 * for all who wait for theirs.
 */
@ApplicationScoped
public class FirstLogins {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;

  /** Those of these devices that have logged in. */
  public Set<Long> among(Collection<Long> devices) {
    return Set.copyOf(
        transactions.call(
            () ->
                entities
                    .createQuery(
                        "select distinct u.deviceId from DeviceUse u where u.deviceId in :devices",
                        Long.class)
                    .setParameter("devices", devices)
                    .getResultList()));
  }
}
