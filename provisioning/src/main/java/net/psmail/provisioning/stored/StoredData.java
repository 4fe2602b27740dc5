package net.psmail.provisioning.stored;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.stored.StoredColumn.Kind;
import org.jspecify.annotations.Nullable;

/** What is kept about somebody, for them alone. */
@ApplicationScoped
public class StoredData {

  /** Rows of a table that are shown; of what grows, there are pages of its own. */
  private static final int SHOWN = 20;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;

  /** Every table that may keep something, with what it keeps. */
  public List<StoredTable> of(Session session) {
    return read(session.accountId(), SHOWN);
  }

  /** The same with all rows, for a copy to take along. */
  public List<StoredTable> whole(Session session) {
    return read(session.accountId(), Integer.MAX_VALUE);
  }

  private List<StoredTable> read(long account, int most) {
    return transactions.call(
        () -> Holdings.ALL.stream().map(holding -> read(holding, account, most)).toList());
  }

  /** What waits to be done about a member, for an operator who may see the account. */
  public StoredTable jobs(Member member) {
    return transactions.call(
        () ->
            Holdings.ALL.stream()
                .filter(holding -> holding.table().equals("scheduled_tasks"))
                .map(holding -> read(holding, member.id(), SHOWN))
                .findFirst()
                .orElseThrow());
  }

  /** The tables as they are without anybody's rows. */
  public static List<StoredTable> tables() {
    return Holdings.ALL.stream().map(holding -> table(holding, 0, List.of())).toList();
  }

  private StoredTable read(Holding holding, long account, int most) {
    Object count =
        entities.createNativeQuery(holding.count()).setParameter(1, account).getSingleResult();
    Stream<?> rows =
        entities
            .createNativeQuery(holding.rows())
            .setParameter(1, account)
            .setMaxResults(most)
            .getResultList()
            .stream();
    return table(
        holding,
        ((Number) count).longValue(),
        rows.map(row -> values(holding, columns(row))).toList());
  }

  /** A query for one column gives no arrays. */
  private static @Nullable Object[] columns(Object row) {
    return row instanceof Object[] several ? several : new Object[] {row};
  }

  private static StoredTable table(Holding holding, long count, List<List<Optional<String>>> rows) {
    return new StoredTable(
        holding.table(),
        holding.columns().stream().map(Holding.Column::told).toList(),
        holding.ties(),
        count,
        rows);
  }

  private static List<Optional<String>> values(Holding holding, @Nullable Object[] row) {
    List<Optional<String>> values = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      Holding.Column column = holding.columns().get(i);
      values.add(Optional.ofNullable(row[i]).map(value -> written(column, value)));
    }
    return values;
  }

  private static String written(Holding.Column column, Object value) {
    if (column.told().kind() == Kind.DAY) {
      return LocalDate.ofEpochDay(((Number) value).longValue()).toString();
    }
    if (column.told().kind() != Kind.MOMENT) {
      return value.toString();
    }
    return column.inSeconds()
        ? Instant.ofEpochSecond(((Number) value).longValue()).toString()
        : Instant.parse(value.toString().strip().replace(' ', 'T') + "Z").toString();
  }
}
