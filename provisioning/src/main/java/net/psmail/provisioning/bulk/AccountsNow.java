package net.psmail.provisioning.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.suspension.Suspension;
import net.psmail.provisioning.suspension.Suspensions;

/** How accounts are now, read many at a time. */
@ApplicationScoped
class AccountsNow {

  private static final int AT_ONCE = 500;
  private static final Set<String> OPEN = Set.of("ACTIVE", "LEAVING");

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Suspensions suspensions;

  /** Those that have a mailbox of one of these addresses, by it. */
  Map<String, AccountNow> of(Collection<String> addresses) {
    List<String> all = List.copyOf(addresses);
    Map<String, AccountNow> found = new HashMap<>();
    transactions.run(
        () -> {
          for (int i = 0; i < all.size(); i += AT_ONCE) {
            found.putAll(some(all.subList(i, Math.min(all.size(), i + AT_ONCE))));
          }
        });
    return found;
  }

  private Map<String, AccountNow> some(List<String> addresses) {
    List<Object[]> rows =
        entities
            .createQuery(
                "select m.address, a.id, a.state, m.quotaBytes from Account a"
                    + " join Mailbox m on m.accountId = a.id where m.address in :addresses",
                Object[].class)
            .setParameter("addresses", new ArrayList<>(addresses))
            .getResultList();
    if (rows.isEmpty()) {
      return Map.of();
    }
    List<Long> ids = rows.stream().map(row -> (Long) row[1]).toList();
    Map<Long, Suspension> suspended = suspensions.of(ids);
    Map<Long, Long> notes = notes(ids);
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> (String) row[0],
                row ->
                    new AccountNow(
                        (Long) row[1],
                        OPEN.contains(String.valueOf(row[2])),
                        (Long) row[3],
                        notes.getOrDefault((Long) row[1], 0L),
                        Optional.ofNullable(suspended.get((Long) row[1])))));
  }

  private Map<Long, Long> notes(List<Long> ids) {
    return entities
        .createQuery(
            "select n.accountId, count(n) from NoteRow n where n.accountId in :ids"
                + " group by n.accountId",
            Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
  }
}
