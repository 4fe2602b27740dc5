package net.psmail.provisioning.postfixadmin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.address.ReservedNames;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.mailbox.Mailboxes;

/** Reads what there is here, many names at a time. */
@ApplicationScoped
class HereNow {

  private static final int AT_ONCE = 500;

  private static final String DOMAINS = "select d.name, d.active from MailDomain d";
  private static final String MAILBOXES =
      "select m.address, m.accountId from Mailbox m where m.address in :names";
  private static final String ALIASES =
      "select l.address, l.accountId from MemberAlias l where l.address in :names"
          + " and l.removedAt is null";
  private static final String CLAIMS =
      "select c.skeleton, d.name from AddressClaim c join MailDomain d on d.id = c.domainId"
          + " where c.skeleton in :names";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject ReservedNames reserved;
  @Inject Mailboxes mailboxes;

  /** What there is of these addresses. */
  Here of(List<MailAddress> addresses) {
    return transactions.call(() -> read(addresses));
  }

  private Here read(List<MailAddress> addresses) {
    Map<String, Boolean> domains = new HashMap<>();
    Stream<Object[]> all = entities.createQuery(DOMAINS, Object[].class).getResultStream();
    all.forEach(row -> domains.put((String) row[0], (Boolean) row[1]));
    List<String> whole = addresses.stream().map(MailAddress::toString).distinct().toList();
    List<String> skeletons = addresses.stream().map(MailAddress::skeleton).distinct().toList();
    Map<String, Long> owners = new HashMap<>();
    each(MAILBOXES, whole, row -> owners.put((String) row[0], (Long) row[1]));
    Map<String, Long> aliases = new HashMap<>();
    each(ALIASES, whole, row -> aliases.put((String) row[0], (Long) row[1]));
    Set<String> claims = new HashSet<>();
    each(CLAIMS, skeletons, row -> claims.add(row[0] + "@" + row[1]));
    return new Here(domains, owners, aliases, claims, reserved::contains, mailboxes.quotaOfNew());
  }

  private void each(String query, List<String> names, Consumer<Object[]> row) {
    for (int i = 0; i < names.size(); i += AT_ONCE) {
      entities
          .createQuery(query, Object[].class)
          .setParameter(
              "names", new ArrayList<>(names.subList(i, Math.min(names.size(), i + AT_ONCE))))
          .getResultStream()
          .forEach(row);
    }
  }
}
