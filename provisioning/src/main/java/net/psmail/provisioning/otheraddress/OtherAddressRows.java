package net.psmail.provisioning.otheraddress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.database.Transactions;

/** Looks for other addresses, for those who write to them. */
@ApplicationScoped
public class OtherAddressRows {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Clock clock;

  /**
   * To which of an account's a letter about an act goes: to the one that counts, and if it has just
   * been changed or removed, to the one that counted before. Their numbers.
   */
  public List<Long> told(long accountId, Act act) {
    boolean also = act == Act.OTHER_ADDRESS_CHANGED || act == Act.OTHER_ADDRESS_REMOVED;
    Stream<OtherAddressRow> ended = also ? last(accountId).stream() : Stream.empty();
    return Stream.concat(current(accountId).stream(), ended).map(OtherAddressRow::id).toList();
  }

  /** The address of a number; empty when it is gone. */
  public Optional<String> address(long id) {
    return transactions.call(
        () ->
            Optional.ofNullable(entities.find(OtherAddressRow.class, id))
                .map(OtherAddressRow::address));
  }

  /** It was told; if it has ended, nothing keeps it any more. */
  public void forgetIfEnded(long id) {
    transactions.run(
        () ->
            entities
                .createQuery(
                    "delete from OtherAddressRow o where o.id = :id and o.endedAt is not null")
                .setParameter("id", id)
                .executeUpdate());
  }

  Optional<OtherAddressRow> current(long accountId) {
    return first(
        "select o from OtherAddressRow o where o.accountId = :account and o.endedAt is null",
        accountId);
  }

  private Optional<OtherAddressRow> last(long accountId) {
    return first(
        "select o from OtherAddressRow o where o.accountId = :account and o.endedAt is not null"
            + " order by o.id desc",
        accountId);
  }

  private Optional<OtherAddressRow> first(String query, long accountId) {
    return entities
        .createQuery(query, OtherAddressRow.class)
        .setParameter("account", accountId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
