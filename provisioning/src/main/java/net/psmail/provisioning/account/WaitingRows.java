package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.member.MemberDomain;
import net.psmail.provisioning.signup.Reason;

/** Looks for registrations that wait, and changes none. */
@ApplicationScoped
class WaitingRows {

  private static final int AT_ONCE = 100;
  private static final String CHOSEN =
      """
      from WaitingRegistration w join Account a on a.id = w.accountId
      where (:network = '' or w.network = :network) and w.reasons like :reason
      and (:domain = 0 or a.domainId = :domain)
      and w.accountId > :after and w.accountId <= :last
      """;
  private static final String THOSE =
      """
      select w, a.signInName from WaitingRegistration w join Account a on a.id = w.accountId
      where w.accountId in :accounts and (:domain = 0 or a.domainId = :domain) order by w.accountId
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;

  /** Those who have waited longest, behind one account and up to another. */
  List<Newcomer> list(MemberDomain office, WaitingChoice choice, long after, long last, int limit) {
    return transactions.call(
        () ->
            chosen(
                    "select w, a.signInName " + CHOSEN + " order by w.accountId",
                    office,
                    choice,
                    after,
                    last)
                .setMaxResults(limit)
                .getResultStream()
                .map(WaitingRows::newcomer)
                .toList());
  }

  List<Newcomer> those(MemberDomain office, Collection<Long> accounts) {
    if (accounts.isEmpty()) {
      return List.of();
    }
    return transactions.call(
        () ->
            entities
                .createQuery(THOSE, Object[].class)
                .setParameter("accounts", accounts)
                .setParameter("domain", office.id().orElse(0))
                .getResultStream()
                .map(WaitingRows::newcomer)
                .toList());
  }

  WaitingCount count(MemberDomain office, WaitingChoice choice, long last) {
    Object[] row =
        transactions.call(
            () ->
                chosen("select count(w), max(w.accountId) " + CHOSEN, office, choice, 0, last)
                    .getSingleResult());
    return new WaitingCount((Long) row[0], row[1] == null ? 0 : (Long) row[1]);
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

  private TypedQuery<Object[]> chosen(
      String query, MemberDomain office, WaitingChoice choice, long after, long last) {
    return entities
        .createQuery(query, Object[].class)
        .setParameter("domain", office.id().orElse(0))
        .setParameter("network", choice.network().orElse(""))
        .setParameter("reason", "%" + choice.reason().map(Reason::name).orElse("") + "%")
        .setParameter("after", after)
        .setParameter("last", last);
  }

  private static Newcomer newcomer(Object[] row) {
    return ((WaitingRegistration) row[0]).newcomer((String) row[1]);
  }
}
