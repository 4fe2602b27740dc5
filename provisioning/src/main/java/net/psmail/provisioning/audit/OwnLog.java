package net.psmail.provisioning.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.audit.LoggedAct.By;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;

/**
 * All that the trail knows of somebody's account, for them alone: what they did, what others tried,
 * and every act of the people who work for the provider, on the account or on its domain since it
 * is there. From where those did it is theirs.
 */
@ApplicationScoped
public class OwnLog {

  private static final int OF_A_PAGE = 25;

  // Three questions, because each has an index.

  private static final String OWN =
      """
      select e from AuditRecord e where e.accountId = :account and e.id < :before
      order by e.id desc
      """;

  private static final String BY_OTHERS =
      """
      select e from AuditRecord e where e.onAccountId = :account and e.accountId <> :account
          and e.id < :before
      order by e.id desc
      """;

  private static final String ON_DOMAIN =
      """
      select e from AuditRecord e, Mailbox m where m.accountId = :account
          and e.onDomainId = m.domainId and e.occurredAt >= m.createdAt and e.id < :before
      order by e.id desc
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;

  /**
   * A part of the log, the newest first.
   *
   * @param next where the next part begins; empty after the last
   */
  public record Page(List<LoggedAct> acts, OptionalLong next) {

    public Page {
      acts = List.copyOf(acts);
    }
  }

  private record Row(AuditRecord record, boolean byAnother) {}

  /**
   * One page.
   *
   * @param byProvider whether only acts of the provider's people are wanted
   * @param before the {@code next} of the page before; {@link Long#MAX_VALUE} begins with the
   *     newest
   */
  public Page page(Session session, boolean byProvider, long before) {
    List<Row> found =
        transactions.call(
            () ->
                Stream.concat(
                        Stream.of(BY_OTHERS, ON_DOMAIN)
                            .flatMap(query -> rows(query, session, before))
                            .map(record -> new Row(record, true)),
                        byProvider
                            ? Stream.empty()
                            : rows(OWN, session, before).map(record -> new Row(record, false)))
                    .sorted(Comparator.comparing((Row row) -> row.record.id()).reversed())
                    .limit(OF_A_PAGE + 1L)
                    .toList());
    List<Row> shown = found.subList(0, Math.min(OF_A_PAGE, found.size()));
    return new Page(
        shown.stream().map(OwnLog::logged).toList(),
        found.size() > OF_A_PAGE
            ? OptionalLong.of(shown.get(OF_A_PAGE - 1).record.id())
            : OptionalLong.empty());
  }

  private Stream<AuditRecord> rows(String query, Session session, long before) {
    return entities
        .createQuery(query, AuditRecord.class)
        .setParameter("account", session.accountId())
        .setParameter("before", before)
        .setMaxResults(OF_A_PAGE + 1)
        .getResultStream();
  }

  private static LoggedAct logged(Row row) {
    AuditEntry entry = row.record.entry();
    Optional<Origin> origin =
        Optional.of(entry.origin()).filter(known -> !row.byAnother && !known.equals(Origin.SYSTEM));
    return new LoggedAct(
        entry.at(),
        row.byAnother ? By.PROVIDER : by(entry),
        entry.act(),
        entry.subject(),
        origin.map(Origin::network),
        origin.flatMap(Origin::browser));
  }

  private static By by(AuditEntry entry) {
    if (entry.origin().equals(Origin.SYSTEM)) {
      return By.ITSELF;
    }
    return Act.REFUSALS.contains(entry.act()) || Act.BY_LETTER.contains(entry.act())
        ? By.SOMEBODY
        : By.OWNER;
  }
}
