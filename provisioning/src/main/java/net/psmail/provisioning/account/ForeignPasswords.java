package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigInteger;
import java.util.Optional;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.password.ForeignHash;
import net.psmail.provisioning.password.SlowHash;

/**
 * The hashes that other providers made, by which members who were taken over are known at their
 * first sign-in. As long as there are any, a password that is not right costs as much for every
 * name, whether anybody has it or not: a name that waits for no first sign-in has the hash of
 * another computed, always of the same one, and what comes out does not count.
 */
@ApplicationScoped
class ForeignPasswords {

  private static final int RADIX = 16;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject SlowHash slowHash;

  private record Candidate(ForeignHash hash, boolean own) {}

  /**
   * Whether this is the password that somebody had elsewhere and has not used here yet.
   *
   * @param name what was typed, in one form for each account
   */
  boolean open(Optional<Account> account, String name, String password, boolean stranger) {
    Optional<Candidate> candidate = transactions.call(() -> candidate(account, name));
    return candidate
        .filter(one -> slowHash.opens(one.hash(), password, stranger))
        .filter(Candidate::own)
        .isPresent();
  }

  void keep(long account, ForeignHash hash) {
    entities.persist(new ForeignPassword(account, hash));
  }

  /** It opens nothing any more; without one, nothing happens. */
  void remove(long account) {
    entities
        .createQuery("delete from ForeignPassword f where f.accountId = :account")
        .setParameter("account", account)
        .executeUpdate();
  }

  private Optional<Candidate> candidate(Optional<Account> account, String name) {
    Optional<ForeignPassword> another = anyFor(name);
    Optional<ForeignPassword> own =
        another.isEmpty()
            ? Optional.empty()
            : account
                .filter(Account::hasForeignPassword)
                .map(known -> entities.find(ForeignPassword.class, known.id()));
    return own.map(row -> new Candidate(row.hash(), true))
        .or(() -> another.map(row -> new Candidate(row.hash(), false)));
  }

  private Optional<ForeignPassword> anyFor(String name) {
    Object[] ends =
        entities
            .createQuery(
                "select min(f.accountId), max(f.accountId) from ForeignPassword f", Object[].class)
            .getSingleResult();
    if (ends[0] == null) {
      return Optional.empty();
    }
    long first = (Long) ends[0];
    BigInteger count = BigInteger.valueOf((Long) ends[1] - first + 1);
    long from = first + new BigInteger(Digests.sha256(name), RADIX).mod(count).longValue();
    return entities
        .createQuery(
            "select f from ForeignPassword f where f.accountId >= :from order by f.accountId",
            ForeignPassword.class)
        .setParameter("from", from)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
