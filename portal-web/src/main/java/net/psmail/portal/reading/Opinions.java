package net.psmail.portal.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.psmail.portal.content.Kind;
import net.psmail.provisioning.database.Transactions;

/** What readers said of texts, for those who write them. */
@ApplicationScoped
public class Opinions {

  private static final String SUM =
      "select item_key, sum(helpful), sum(unhelpful) from page_votes where kind = ?1"
          + " group by item_key";

  @PersistenceContext(unitName = "portal")
  EntityManager entities;

  @Inject Transactions transactions;

  /** By key; a text that nobody voted on is not there. */
  public Map<String, Opinion> of(Kind kind) {
    return transactions.call(() -> sums(kind));
  }

  private Map<String, Opinion> sums(Kind kind) {
    List<?> rows = entities.createNativeQuery(SUM).setParameter(1, kind.name()).getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .collect(Collectors.toMap(row -> (String) row[0], Opinions::opinion));
  }

  private static Opinion opinion(Object[] row) {
    return new Opinion(((Number) row[1]).longValue(), ((Number) row[2]).longValue());
  }
}
