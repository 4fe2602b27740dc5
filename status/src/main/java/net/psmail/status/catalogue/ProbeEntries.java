package net.psmail.status.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.psmail.status.StatusException;
import net.psmail.status.database.Database;
import net.psmail.status.database.Ids;
import net.psmail.status.probe.Probe;

/**
 * The probes that are run: those of the settings, which only settings change, and those that
 * operators add. A key is given once.
 */
public final class ProbeEntries {

  private static final int MOST = 1_000;

  private final Database database;
  private final List<ProbeEntry> ofSettings;
  private final Clock clock;

  /**
   * @param settings the probes that the settings name
   */
  public ProbeEntries(Database database, List<Probe> settings, Clock clock) {
    this.database = database;
    this.ofSettings = settings.stream().map(ProbeEntry::ofSettings).toList();
    this.clock = clock;
  }

  public List<ProbeEntry> ofSettings() {
    return ofSettings;
  }

  /** Those of operators, by their keys. */
  public List<ProbeEntry> ofOperators() {
    return database.query(
        "read the probes",
        ProbeTable::entry,
        "select * from probe where removed_at is null order by probe_key");
  }

  /** What was removed and can be brought back. */
  public List<ProbeEntry> removed() {
    return database.query(
        "read the probes",
        ProbeTable::entry,
        "select * from probe where removed_at > ? order by probe_key",
        clock.instant().minus(Catalogue.UNDO));
  }

  /**
   * Adds one.
   *
   * @param probe an operator's; its component is the id of one
   * @throws StatusException INVALID_INPUT of {@code key}, {@code component} or {@code depends}
   */
  public ProbeEntry add(Probe probe) {
    Instant now = clock.instant();
    String id = Ids.random();
    // What can no longer be brought back gives its key free; beside the rest, because two who
    // delete and add at once would wait for each other.
    database.update(
        "forget probes", "delete from probe where removed_at <= ?", now.minus(Catalogue.UNDO));
    return database.transaction(
        "add a probe",
        connection -> {
          List<ProbeEntry> others = ProbeTable.all(connection);
          if (others.size() >= MOST) {
            throw StatusException.invalidInput("key", "too_many");
          }
          if (isTaken(connection, probe.key())) {
            throw StatusException.invalidInput("key", "taken");
          }
          check(connection, probe, others);
          insert(connection, id, probe, now);
          return new ProbeEntry(id, probe, probe.component(), now);
        });
  }

  private static void insert(Connection connection, String id, Probe probe, Instant now)
      throws SQLException {
    try {
      ProbeTable.insert(connection, id, probe, now);
    } catch (SQLIntegrityConstraintViolationException another) {
      throw StatusException.invalidInput("key", "taken");
    }
  }

  private boolean isTaken(Connection connection, String key) throws SQLException {
    return ofSettings.stream().anyMatch(one -> one.probe().key().equals(key))
        || !Database.query(
                connection, ProbeTable::entry, "select * from probe where probe_key = ?", key)
            .isEmpty();
  }

  /**
   * Changes one; its key stays.
   *
   * @param seen when the author had last seen it changed
   * @throws StatusException CONFLICT when it was changed since, NOT_FOUND when it is gone
   */
  public ProbeEntry change(String id, Probe probe, Instant seen) {
    Instant now = clock.instant();
    return database.transaction(
        "change a probe",
        connection -> {
          List<ProbeEntry> all = ProbeTable.locked(connection);
          ProbeEntry before =
              all.stream()
                  .filter(one -> one.id().equals(id))
                  .findFirst()
                  .orElseThrow(() -> StatusException.notFound("probe"));
          if (!seen.equals(before.updatedAt())) {
            throw StatusException.conflict("probe");
          }
          if (!before.probe().key().equals(probe.key())) {
            throw StatusException.invalidInput("key", "fixed");
          }
          check(connection, probe, all);
          ProbeTable.update(connection, id, probe, now);
          return new ProbeEntry(id, probe, probe.component(), now);
        });
  }

  private void check(Connection connection, Probe probe, List<ProbeEntry> others)
      throws SQLException {
    if (Database.query(
            connection,
            ComponentTable::component,
            "select * from component where id = ? and removed_at is null",
            probe.component())
        .isEmpty()) {
      throw StatusException.invalidInput("component", "unknown");
    }
    Map<String, Probe> byKey = new HashMap<>();
    Stream.concat(ofSettings.stream(), others.stream())
        .forEach(one -> byKey.put(one.probe().key(), one.probe()));
    byKey.put(probe.key(), probe);
    Set<String> way = new HashSet<>();
    for (String next = probe.dependsOn(); next != null; ) {
      Probe found = byKey.get(next);
      if (found == null || next.equals(probe.key()) || !way.add(next)) {
        throw StatusException.invalidInput("depends", "unknown");
      }
      next = found.dependsOn();
    }
  }

  /** Looks no longer; it can be brought back for {@link Catalogue#UNDO}. */
  public void remove(String id) {
    Instant now = clock.instant();
    require(
        database.update(
            "remove a probe",
            "update probe set removed_at = ?, updated_at = ? where id = ? and removed_at is null",
            now,
            now,
            id));
  }

  public void bringBack(String id) {
    Instant now = clock.instant();
    require(
        database.update(
            "bring a probe back",
            "update probe set removed_at = null, updated_at = ? where id = ? and removed_at > ?",
            now,
            id,
            now.minus(Catalogue.UNDO)));
  }

  private static void require(int changed) {
    if (changed == 0) {
      throw StatusException.notFound("probe");
    }
  }
}
