package net.psmail.provisioning.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * Deletes what has outlived its time, a thousand rows a transaction: however much there is, nobody
 * waits long for a lock, and what was deleted stays deleted when the process ends in between.
 */
@ApplicationScoped
public class OldRows {

  private static final int BATCH = 1000;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;

  /**
   * Deletes the rows of a table that are older than this moment.
   *
   * @param column the indexed column that says how old a row is
   */
  public void delete(String table, String column, Instant before) {
    String sql = "delete from %s where %s < ?1 limit %d".formatted(table, column, BATCH);
    LocalDateTime limit = LocalDateTime.ofInstant(before, ZoneOffset.UTC);
    repeat(() -> entities.createNativeQuery(sql).setParameter(1, limit));
  }

  /**
   * Deletes those rows of one kind that are older than this moment.
   *
   * @param kindColumn the column that says of which kind a row is, indexed together with the other
   */
  public void delete(String table, String kindColumn, String kind, String column, Instant before) {
    String sql =
        "delete from %s where %s = ?1 and %s < ?2 limit %d"
            .formatted(table, kindColumn, column, BATCH);
    LocalDateTime limit = LocalDateTime.ofInstant(before, ZoneOffset.UTC);
    repeat(() -> entities.createNativeQuery(sql).setParameter(1, kind).setParameter(2, limit));
  }

  private void repeat(Supplier<Query> deletion) {
    int deleted;
    do {
      deleted = transactions.call(() -> deletion.get().executeUpdate());
    } while (deleted == BATCH);
  }
}
