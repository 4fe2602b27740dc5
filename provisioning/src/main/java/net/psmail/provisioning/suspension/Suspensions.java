package net.psmail.provisioning.suspension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;

/** Which accounts are suspended now. */
@ApplicationScoped
public class Suspensions {

  private static final int AT_ONCE = 500;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Audit audit;
  @Inject Clock clock;

  /** That of an account, if it is suspended. */
  public Optional<Suspension> of(long account) {
    return Optional.ofNullable(of(List.of(account)).get(account));
  }

  /** Those of these accounts that are suspended. */
  public Map<Long, Suspension> of(Collection<Long> accounts) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select x from SuspensionRow x where x.accountId in :accounts"
                        + " and (x.endsAt is null or x.endsAt > :now)",
                    SuspensionRow.class)
                .setParameter("accounts", accounts)
                .setParameter("now", clock.instant().getEpochSecond())
                .getResultStream()
                .collect(Collectors.toMap(SuspensionRow::accountId, SuspensionRow::view)));
  }

  /** In the place of an earlier one, in the current transaction. */
  public void put(long account, String address, Suspension suspension) {
    // Not changed but made anew: the purge of one that is over may be at work on the row.
    Optional.ofNullable(entities.find(SuspensionRow.class, account)).ifPresent(entities::detach);
    remove(account);
    entities.persist(new SuspensionRow(account, address, suspension));
    entities.flush();
  }

  /** In the current transaction. */
  public void remove(long account) {
    entities
        .createQuery("delete from SuspensionRow x where x.accountId = :account")
        .setParameter("account", account)
        .executeUpdate();
  }

  /** Forgets those that are over, and notes that they are. */
  void purge() {
    transactions.run(
        () ->
            entities
                .createQuery(
                    "select x from SuspensionRow x where x.endsAt <= :now", SuspensionRow.class)
                .setParameter("now", clock.instant().getEpochSecond())
                .setMaxResults(AT_ONCE)
                .getResultList()
                .forEach(this::end));
  }

  /** Unless an operator has suspended the account anew meanwhile. */
  private void end(SuspensionRow over) {
    int ended =
        entities
            .createQuery(
                "delete from SuspensionRow x where x.accountId = :account and x.endsAt <= :now")
            .setParameter("account", over.accountId())
            .setParameter("now", clock.instant().getEpochSecond())
            .executeUpdate();
    if (ended == 1) {
      audit.bySystem(over.accountId(), Act.SUSPENSION_ENDED, over.address());
    }
  }
}
