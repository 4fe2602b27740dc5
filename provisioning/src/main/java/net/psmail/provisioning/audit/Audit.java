package net.psmail.provisioning.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Who did what, when, and from where; written in the same transaction as the act. */
@ApplicationScoped
public class Audit {

  private static final String SYSTEM = "system";
  private static final String STRANGER = "unknown";
  private static final Set<Act> LETTERS = Set.of(Act.MEMBER_TOLD, Act.MEMBER_NOT_TOLD);

  private static final String LATEST =
      """
      select e from AuditRecord e where e.id in (
        select max(a.id) from AuditRecord a
        where a.accountId in :accounts and a.act in :acts group by a.accountId)
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Clock clock;
  @Inject Event<NotedAct> listeners;

  /**
   * The latest acts on an account, for its owner, the newest first; letters about them are none.
   */
  public List<AuditEntry> ofOwn(Session session, int limit) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select e from AuditRecord e where e.accountId = :account"
                        + " and e.act not in :letters order by e.id desc",
                    AuditRecord.class)
                .setParameter("account", session.accountId())
                .setParameter("letters", LETTERS)
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditRecord::entry)
                .toList());
  }

  /** The latest acts of some kinds on an account before one of them, the newest first. */
  public List<AuditEntry> before(NotedAct act, Set<Act> kinds, int limit) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select e from AuditRecord e where e.accountId = :account and e.id < :id"
                        + " and e.act in :kinds order by e.id desc",
                    AuditRecord.class)
                .setParameter("account", act.accountId())
                .setParameter("id", act.id())
                .setParameter("kinds", kinds)
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditRecord::entry)
                .toList());
  }

  /** Whether one of these acts on an account came from the same network, as long as it is kept. */
  public boolean hasComeFrom(long accountId, Set<Act> acts, Origin origin) {
    return transactions.call(
        () ->
            !entities
                .createQuery(
                    "select e.id from AuditRecord e where e.accountId = :account"
                        + " and e.network = :network and e.act in :acts",
                    Long.class)
                .setParameter("account", accountId)
                .setParameter("network", origin.network())
                .setParameter("acts", acts)
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
  }

  /** The networks from which one of these acts came, in the notation of {@link Origin}. */
  public List<String> networks(Set<Act> acts, Instant since, int limit) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select distinct e.network from AuditRecord e"
                        + " where e.occurredAt > :since and e.act in :acts",
                    String.class)
                .setParameter("since", since)
                .setParameter("acts", acts)
                .setMaxResults(limit)
                .getResultList());
  }

  /** An act on an account, as long as it is kept. */
  public Optional<NotedAct> find(long id) {
    return transactions.call(
        () -> Optional.ofNullable(entities.find(AuditRecord.class, id)).map(AuditRecord::noted));
  }

  /**
   * Acts of some kinds on an account, the newest first.
   *
   * @param from none that is older
   * @param end only those before it, in the order of moments and numbers
   */
  public List<NotedAct> page(
      long accountId, Set<Act> kinds, Instant from, NotedAct.End end, int limit) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select e from AuditRecord e where e.accountId = :account"
                        + " and e.act in :kinds and e.occurredAt >= :from and (e.occurredAt < :at"
                        + " or e.occurredAt = :at and e.id < :id)"
                        + " order by e.occurredAt desc, e.id desc",
                    AuditRecord.class)
                .setParameter("account", accountId)
                .setParameter("kinds", kinds)
                .setParameter("from", from)
                .setParameter("at", end.at())
                .setParameter("id", end.id())
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditRecord::noted)
                .toList());
  }

  /** The latest acts of all, for operators, the newest first. */
  public List<AuditEntry> latest(int limit) {
    return transactions.call(
        () ->
            entities
                .createQuery("select e from AuditRecord e order by e.id desc", AuditRecord.class)
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditRecord::entry)
                .toList());
  }

  /**
   * The latest acts of people who work here on the account of another, for operators, the newest
   * first.
   */
  public List<AuditEntry> on(long account, int limit) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select e from AuditRecord e where e.onAccountId = :account order by e.id desc",
                    AuditRecord.class)
                .setParameter("account", account)
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditRecord::entry)
                .toList());
  }

  /** When each of these accounts did one of these acts last; who never did is not in it. */
  public Map<Long, Instant> latest(Collection<Long> accounts, Set<Act> acts) {
    if (accounts.isEmpty()) {
      return Map.of();
    }
    return transactions.call(
        () ->
            entities
                .createQuery(LATEST, AuditRecord.class)
                .setParameter("accounts", accounts)
                .setParameter("acts", acts)
                .getResultStream()
                .collect(Collectors.toMap(AuditRecord::accountOfActor, one -> one.entry().at())));
  }

  /** Notes the act of somebody; call it in the transaction of the act. */
  public void by(Actor who, Act act, String subject, Origin origin) {
    by(who.accountId(), who.actor(), act, subject, origin);
  }

  /** Notes an act on an account; call it in the transaction of the act. */
  public void by(long accountId, String actor, Act act, String subject, Origin origin) {
    write(accountId, actor, act, subject, origin);
  }

  /**
   * Notes what somebody who works here did to the account of another, who reads it in their own log
   * ({@link OwnLog}); call it in the transaction of the act.
   */
  public void on(long account, Actor operator, Act act, String subject, Origin origin) {
    AuditEntry entry = new AuditEntry(clock.instant(), operator.actor(), act, subject, origin);
    AuditRecord row = new AuditRecord(operator.accountId(), entry).on(account);
    entities.persist(row);
    entities.flush();
    listeners.fire(new NotedAct(row.id(), account, entry));
  }

  /**
   * Notes what somebody who works here did to a domain, which its members read in their own logs;
   * call it in the transaction of the act.
   */
  public void onDomain(long domain, Actor operator, Act act, String subject, Origin origin) {
    AuditEntry entry = new AuditEntry(clock.instant(), operator.actor(), act, subject, origin);
    entities.persist(new AuditRecord(operator.accountId(), entry).onDomain(domain));
  }

  /** When this was last done to a domain, as long as it is kept. */
  public Optional<Instant> latestOnDomain(long domain, Act act) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select e from AuditRecord e where e.onDomainId = :domain and e.act = :act"
                        + " order by e.id desc",
                    AuditRecord.class)
                .setParameter("domain", domain)
                .setParameter("act", act)
                .setMaxResults(1)
                .getResultStream()
                .map(row -> row.entry().at())
                .findFirst());
  }

  /**
   * Notes that somebody tried a name that nobody has. The name is not kept: people type passwords
   * into the wrong field. Without this row, the time of the answer would tell who has an account.
   */
  public void byStranger(Act act, Origin origin) {
    write(null, STRANGER, act, STRANGER, origin);
  }

  /** Notes what happened by itself; call it in the transaction of the act. */
  public void bySystem(Act act, String subject) {
    write(null, SYSTEM, act, subject, Origin.SYSTEM);
  }

  /** Notes what happened to an account by itself; call it in the transaction of the act. */
  public void bySystem(long accountId, Act act, String subject) {
    write(accountId, SYSTEM, act, subject, Origin.SYSTEM);
  }

  /**
   * Notes that an account is no more, of which the trail keeps the address alone; call it in the
   * transaction that removes it, after {@link #forget}.
   */
  public void erased(long accountId, String address) {
    AuditEntry entry = new AuditEntry(clock.instant(), SYSTEM, Act.ERASED, address, Origin.SYSTEM);
    AuditRecord row = new AuditRecord(null, entry);
    entities.persist(row);
    entities.flush();
    listeners.fire(new NotedAct(row.id(), accountId, entry));
  }

  /**
   * Forgets all that an account did and all that happened to it by itself, when it goes; call it in
   * the transaction that removes it. What people who work here did to it stays.
   */
  public void forget(long accountId) {
    entities
        .createQuery("delete from AuditRecord e where e.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  private void write(
      @Nullable Long accountId, String actor, Act act, String subject, Origin origin) {
    AuditEntry entry = new AuditEntry(clock.instant(), actor, act, subject, origin);
    AuditRecord row = new AuditRecord(accountId, entry);
    entities.persist(row);
    if (accountId != null) {
      entities.flush();
      listeners.fire(new NotedAct(row.id(), accountId, entry));
    }
  }
}
