package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import net.psmail.provisioning.database.Transactions;

/** Looks for registrations that wait, and changes none. */
@ApplicationScoped
class WaitingRows {

  private static final int AT_ONCE = 100;
  private static final String LIST =
      """
      select w, a.signInName from WaitingRegistration w join Account a on a.id = w.accountId
      where %s order by w.accountId
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;

  List<Newcomer> after(long account, int limit) {
    return list("w.accountId > :value", account, limit);
  }

  List<Newcomer> those(Collection<Long> accounts) {
    return list("w.accountId in :value", accounts, accounts.size());
  }

  long count() {
    return transactions.call(
        () ->
            entities
                .createQuery("select count(w) from WaitingRegistration w", Long.class)
                .getSingleResult());
  }

  /** Some of those that have waited since before this moment. */
  List<Long> olderThan(Instant before) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select w.accountId from WaitingRegistration w where w.askedAt < :before",
                    Long.class)
                .setParameter("before", before)
                .setMaxResults(AT_ONCE)
                .getResultList());
  }

  private List<Newcomer> list(String which, Object value, int limit) {
    return transactions.call(
        () ->
            entities
                .createQuery(LIST.formatted(which), Object[].class)
                .setParameter("value", value)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> ((WaitingRegistration) row[0]).newcomer((String) row[1]))
                .toList());
  }
}
