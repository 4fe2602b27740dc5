package net.psmail.status.catalogue;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.psmail.status.database.Database;
import net.psmail.status.probe.Origin;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import net.psmail.status.probe.Severity;
import org.jspecify.annotations.Nullable;

/** The rows of operators' probes. */
final class ProbeTable {

  private ProbeTable() {}

  /** Those that were not removed. */
  static List<ProbeEntry> all(Connection connection) throws SQLException {
    return Database.query(
        connection,
        ProbeTable::entry,
        "select * from probe where removed_at is null order by probe_key");
  }

  /** The same, locked: whoever changes one comes after the other. */
  static List<ProbeEntry> locked(Connection connection) throws SQLException {
    return Database.query(
        connection,
        ProbeTable::entry,
        "select * from probe where removed_at is null order by probe_key for update");
  }

  static int insert(Connection connection, String id, Probe probe, Instant now)
      throws SQLException {
    return Database.update(
        connection,
        "insert into probe (component_id, kind, target, options, interval_ms, timeout_ms,"
            + " failures, slow_ms, severity, depends_on, updated_at, id, probe_key, created_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        probe.component(),
        probe.kind(),
        probe.target(),
        written(probe.options()),
        probe.interval().toMillis(),
        probe.timeout().toMillis(),
        probe.failures(),
        millis(probe.slow()),
        probe.severity(),
        probe.dependsOn(),
        now,
        id,
        probe.key(),
        now);
  }

  static int update(Connection connection, String id, Probe probe, Instant now)
      throws SQLException {
    return Database.update(
        connection,
        "update probe set component_id = ?, kind = ?, target = ?, options = ?, interval_ms = ?,"
            + " timeout_ms = ?, failures = ?, slow_ms = ?, severity = ?, depends_on = ?,"
            + " updated_at = ? where id = ?",
        probe.component(),
        probe.kind(),
        probe.target(),
        written(probe.options()),
        probe.interval().toMillis(),
        probe.timeout().toMillis(),
        probe.failures(),
        millis(probe.slow()),
        probe.severity(),
        probe.dependsOn(),
        now,
        id);
  }

  static ProbeEntry entry(ResultSet row) throws SQLException {
    long slow = row.getLong("slow_ms");
    Probe probe =
        new Probe(
            row.getString("probe_key"),
            row.getString("component_id"),
            ProbeKind.valueOf(row.getString("kind")),
            row.getString("target"),
            read(row.getString("options")),
            Duration.ofMillis(row.getLong("interval_ms")),
            Duration.ofMillis(row.getLong("timeout_ms")),
            row.getInt("failures"),
            slow == 0 ? null : Duration.ofMillis(slow),
            Severity.valueOf(row.getString("severity")),
            row.getString("depends_on"),
            Origin.OPERATOR);
    return new ProbeEntry(
        row.getString("id"), probe, probe.component(), Database.instant(row, "updated_at"));
  }

  private static @Nullable Long millis(@Nullable Duration time) {
    return time == null ? null : time.toMillis();
  }

  private static String written(SortedMap<String, String> options) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    options.forEach(object::add);
    return object.build().toString();
  }

  private static SortedMap<String, String> read(String options) {
    SortedMap<String, String> read = new TreeMap<>();
    try (JsonReader reader = Json.createReader(new StringReader(options))) {
      reader
          .readObject()
          .forEach((name, value) -> read.put(name, ((JsonString) value).getString()));
    }
    return read;
  }
}
