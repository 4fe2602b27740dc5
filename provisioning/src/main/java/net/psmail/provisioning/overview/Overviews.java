package net.psmail.provisioning.overview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import net.psmail.provisioning.database.Transactions;
import org.jspecify.annotations.Nullable;

/** What operators see of the whole. */
@ApplicationScoped
public class Overviews {

  private static final String FIGURES =
      """
      select (select count(*) from account where role = 'MEMBER' and state <> 'GONE'),
        (select count(*) from account where state = 'LEAVING'),
        (select count(*) from mailbox where active),
        (select count(*) from device_password where revoked_at is null and expires_at is null),
        (select count(*) from web_session)
      """;

  private static final String DOMAINS =
      """
      select d.name, case when d.active then 1 else 0 end, count(m.id)
      from mail_domain d left join mailbox m on m.domain_id = d.id and m.active
      group by d.name, d.active order by d.name
      """;

  private static final int REST = 20;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;

  private @Nullable Count latest;

  /** How much there is, or was a moment ago. */
  public Figures figures() {
    return count().figures();
  }

  /** All domains, by name. */
  public List<DomainFigures> domains() {
    return count().domains();
  }

  /**
   * One at a time, and good for twenty times as long as it took: where there is little the figures
   * are of this moment, and where there are millions the database counts a twentieth of the time at
   * the most.
   */
  private synchronized Count count() {
    long now = System.nanoTime();
    Count known = latest;
    if (known == null || now - known.goodUntil() > 0) {
      Figures figures = transactions.call(this::countAll);
      List<DomainFigures> domains = transactions.call(this::countDomains);
      long end = System.nanoTime();
      known = new Count(figures, domains, end + REST * (end - now));
      latest = known;
    }
    return known;
  }

  private Figures countAll() {
    Object[] row = rows(FIGURES).get(0);
    return new Figures(
        number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]));
  }

  private List<DomainFigures> countDomains() {
    return rows(DOMAINS).stream()
        .map(row -> new DomainFigures((String) row[0], number(row[1]) == 1, number(row[2])))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String sql) {
    Query query = entities.createNativeQuery(sql);
    return query.getResultList();
  }

  /** What was counted, and the tick of the system's timer until which nobody counts again. */
  private record Count(Figures figures, List<DomainFigures> domains, long goodUntil) {}

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
