package net.psmail.provisioning.alias;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.database.AccountHold;

/** The rows of aliases, within a transaction of who asks. Nobody sees another's. */
@ApplicationScoped
class MemberAliases {

  private static final String OF_ACCOUNT = " from MemberAlias l where l.accountId = :account";
  private static final String STANDING = OF_ACCOUNT + " and l.removedAt is null";
  private static final String FOUND =
      STANDING + " and (l.address like :words escape '!' or lower(l.note) like :words escape '!')";
  private static final String REMOVED = OF_ACCOUNT + " and l.removedAt > :limit";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject AccountHold accounts;
  @Inject Clock clock;

  /**
   * Holds the account until the transaction ends, so that two requests cannot both take the last
   * place. It must be the first that a transaction does, or what it reads afterwards may be old.
   *
   * @throws ProvisioningException SESSION_ENDED
   */
  void hold(long account) {
    accounts.take(account);
  }

  /** How many places of a kind are taken. */
  long taken(long account, Alias.Kind kind) {
    return entities
        .createQuery(
            "select count(l)"
                + OF_ACCOUNT
                + " and l.kind = :kind and (l.removedAt is null or l.removedAt > :limit)",
            Long.class)
        .setParameter("account", account)
        .setParameter("kind", kind)
        .setParameter("limit", limit())
        .getSingleResult();
  }

  long count(long account) {
    return entities
        .createQuery("select count(l)" + STANDING, Long.class)
        .setParameter("account", account)
        .getSingleResult();
  }

  long count(long account, String words) {
    return found("select count(l)" + FOUND, Long.class, account, words).getSingleResult();
  }

  /** Those that stand, have the words in address or note, and are behind the first so many. */
  List<MemberAlias> find(long account, String words, int skipped, int most) {
    return found("select l" + FOUND + " order by l.id desc", MemberAlias.class, account, words)
        .setFirstResult(skipped)
        .setMaxResults(most)
        .getResultList();
  }

  /** Those that may be taken back, the one that was removed last first. */
  List<MemberAlias> removed(long account) {
    return removable("select l" + REMOVED + " order by l.removedAt desc, l.id desc", account)
        .getResultList();
  }

  /** One that may be taken back; nobody else changes it before the transaction ends. */
  Optional<MemberAlias> heldRemoved(long account, long id) {
    return removable("select l" + REMOVED + " and l.id = :id", account)
        .setParameter("id", id)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** The same, by its address. */
  Optional<MemberAlias> heldRemoved(long account, String address) {
    return removable("select l" + REMOVED + " and l.address = :address", account)
        .setParameter("address", address)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /**
   * One that stands.
   *
   * @param lock whether nobody else may change it before the transaction ends
   * @throws ProvisioningException NOT_FOUND
   */
  MemberAlias get(long account, long id, LockModeType lock) {
    return entities
        .createQuery("select l" + STANDING + " and l.id = :id", MemberAlias.class)
        .setParameter("account", account)
        .setParameter("id", id)
        .setLockMode(lock)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  void add(MemberAlias alias) {
    alias.setAccountDomainId(domainOf(alias.accountId()));
    entities.persist(alias);
    entities.flush();
  }

  private long domainOf(long account) {
    Object domain =
        entities
            .createNativeQuery("select domain_id from account where id = ?1")
            .setParameter(1, account)
            .getSingleResult();
    return ((Number) domain).longValue();
  }

  private <T> TypedQuery<T> found(String query, Class<T> type, long account, String words) {
    String plain = words.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
    return entities
        .createQuery(query, type)
        .setParameter("account", account)
        .setParameter("words", "%" + plain + "%");
  }

  private TypedQuery<MemberAlias> removable(String query, long account) {
    return entities
        .createQuery(query, MemberAlias.class)
        .setParameter("account", account)
        .setParameter("limit", limit());
  }

  private Instant limit() {
    return clock.instant().minus(MemberAlias.REGRET);
  }
}
