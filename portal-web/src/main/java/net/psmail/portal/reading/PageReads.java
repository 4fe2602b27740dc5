package net.psmail.portal.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.portal.content.Kind;
import net.psmail.provisioning.database.Transactions;

/** The reads of each day, which all nodes of an installation add to. */
@ApplicationScoped
class PageReads {

  /** One statement, which the database does as a whole: no node overwrites what another added. */
  static final String ADD =
      "insert into page_reads (kind, item_key, read_on, times) values (?1, ?2, ?3, ?4)"
          + " on duplicate key update times = times + values(times)";

  private static final String RANKING =
      "select kind, item_key from page_reads where read_on > ?1"
          + " group by kind, item_key order by sum(times) desc, item_key";

  @PersistenceContext(unitName = "portal")
  EntityManager entities;

  @Inject Transactions transactions;

  /** Adds to the counts of a day, all or nothing. */
  void add(LocalDate day, SortedMap<Item, Long> reads) {
    transactions.run(
        () ->
            reads.forEach(
                (item, times) ->
                    entities
                        .createNativeQuery(ADD)
                        .setParameter(1, item.kind().name())
                        .setParameter(2, item.key())
                        .setParameter(3, day)
                        .setParameter(4, times)
                        .executeUpdate()));
  }

  /** The keys of each kind, the one that was read most since that day first. */
  Map<Kind, List<String>> ranking(LocalDate after) {
    List<?> rows =
        transactions.call(
            () -> entities.createNativeQuery(RANKING).setParameter(1, after).getResultList());
    return rows.stream()
        .map(Object[].class::cast)
        .flatMap(row -> item(row[0].toString(), row[1].toString()))
        .collect(
            Collectors.groupingBy(
                Item::kind, Collectors.mapping(Item::key, Collectors.toUnmodifiableList())));
  }

  /** Forgets everything before a day. */
  void purge(LocalDate before) {
    transactions.run(
        () ->
            entities
                .createNativeQuery("delete from page_reads where read_on < ?1")
                .setParameter(1, before)
                .executeUpdate());
  }

  private static Stream<Item> item(String kind, String key) {
    return Item.KINDS.stream()
        .filter(known -> known.name().equals(kind))
        .map(known -> new Item(known, key));
  }
}
