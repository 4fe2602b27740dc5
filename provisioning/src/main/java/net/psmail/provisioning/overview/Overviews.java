package net.psmail.provisioning.overview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import net.psmail.provisioning.database.Transactions;

/** What operators see of the whole. */
@ApplicationScoped
public class Overviews {

  private static final String FIGURES =
      """
      select (select count(*) from account where role = 'MEMBER' and state <> 'GONE'),
        (select count(*) from account where state = 'LEAVING'),
        (select count(*) from mailbox where active),
        (select count(*) from device_password where revoked_at is null),
        (select count(*) from web_session)
      """;

  private static final String DOMAINS =
      """
      select d.name, case when d.active then 1 else 0 end, count(m.id)
      from mail_domain d left join mailbox m on m.domain_id = d.id and m.active
      group by d.name, d.active order by d.name
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;

  /** How much there is, now. */
  public Figures figures() {
    Object[] row = transactions.call(() -> rows(FIGURES).get(0));
    return new Figures(
        number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]));
  }

  /** All domains, by name. */
  public List<DomainFigures> domains() {
    return transactions.call(() -> rows(DOMAINS)).stream()
        .map(row -> new DomainFigures((String) row[0], number(row[1]) == 1, number(row[2])))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String sql) {
    Query query = entities.createNativeQuery(sql);
    return query.getResultList();
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
