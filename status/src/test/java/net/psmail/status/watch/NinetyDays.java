package net.psmail.status.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.psmail.status.component.State;
import net.psmail.status.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Ninety days of results, one a minute of each probe, and what the product keeps of them: single
 * results and minutes of a fortnight, hours and days of all the time, and the states that they led
 * to. Beside the product's tables {@code every_result} has all of them.
 *
 * <p>A day is one transaction. H2 needs forty seconds and a gigabyte for a million rows when a
 * statement brings a whole week into a table with two indexes, one of which the rows meet out of
 * order: pages are written again and again, and old ones stay for a while. So a day at a time, and
 * indexes afterwards.
 */
final class NinetyDays {

  private static final int DAYS = 90;
  private static final int FORTNIGHT = 14;
  private static final int MINUTES = 1_440;

  /** Each component is down for ten minutes on every third day. */
  private static final int EVERY = 3;

  private static final int LASTS = 10;
  private static final int APART = 17;

  private final DataSource source;
  private final List<String> probes;
  private final Instant now;
  private final LocalDate first;

  NinetyDays(DataSource source, List<String> probes, Instant now) {
    this.source = source;
    this.probes = probes;
    this.now = now;
    this.first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS - 1L);
  }

  /** What is kept and what would be kept go into their tables side by side. */
  void fill() throws SQLException {
    with(this::begin);
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> unchecked(this::keepAll)),
            CompletableFuture.runAsync(() -> unchecked(this::keepSome)))
        .join();
    with(this::end);
  }

  /** Only what the product keeps. */
  void fillWithoutBaseline() throws SQLException {
    with(this::begin);
    with(this::keepSome);
    with(this::end);
  }

  private interface Work {
    void with(Connection connection) throws SQLException;
  }

  private void with(Work work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      work.with(connection);
    }
  }

  private void unchecked(Work work) {
    try {
      with(work);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void begin(Connection connection) throws SQLException {
    execute(connection, before());
    List<@Nullable Object[]> numbered = new ArrayList<>();
    for (int number = 0; number < probes.size(); number++) {
      numbered.add(new Object[] {number, probes.get(number)});
    }
    Database.batch(connection, "insert into bench_probe values (?, ?)", numbered);
    List<@Nullable Object[]> minutes = new ArrayList<>();
    for (int minute = 0; minute < MINUTES; minute++) {
      minutes.add(new Object[] {minute});
    }
    Database.batch(connection, "insert into bench_minute values (?)", minutes);
    spans(connection);
    incidents(connection);
  }

  private void keepAll(Connection connection) throws SQLException {
    for (int day = 0; day < DAYS; day++) {
      execute(connection, List.of(singles("every_result", day)));
    }
  }

  private void keepSome(Connection connection) throws SQLException {
    for (int day = 0; day < DAYS; day++) {
      execute(connection, List.of(sums("HOUR", 60, day)));
      if (day >= DAYS - FORTNIGHT) {
        execute(connection, List.of(singles("probe_result", day), sums("MINUTE", 1, day)));
      }
    }
    execute(connection, after());
  }

  private void end(Connection connection) throws SQLException {
    execute(
        connection,
        Stream.of("component_span", "probe_result", "probe_roll_up")
            .map("analyze table "::concat)
            .toList());
  }

  private static List<String> before() {
    return List.of(
        "create table bench_probe (number int not null, id varchar(12) not null)",
        "create table bench_minute (x int not null)",
        "create table every_result (probe_id varchar(12) not null,"
            + " checked_at datetime(6) not null, finding varchar(32) not null,"
            + " took_ms int not null)",
        "alter table probe_result drop primary key",
        "alter table probe_result drop index probe_result_by_time",
        "alter table probe_roll_up drop primary key",
        "alter table probe_roll_up drop index probe_roll_up_by_time");
  }

  private static List<String> after() {
    return List.of(
        "insert into probe_roll_up (span, probe_id, began_at, looks, limited, failed, least_ms,"
            + " most_ms, sum_ms) select 'DAY', probe_id, day_of_it, sum(looks), sum(limited),"
            + " sum(failed), min(least_ms), max(most_ms), sum(sum_ms) from (select probe_id,"
            + " cast(began_at as date) as day_of_it, looks, limited, failed, least_ms, most_ms,"
            + " sum_ms from probe_roll_up where span = 'HOUR') one group by probe_id, day_of_it",
        "alter table probe_result add primary key (probe_id, checked_at)",
        "create index probe_result_by_time on probe_result (checked_at)",
        "alter table probe_roll_up add primary key (span, probe_id, began_at)",
        "create index probe_roll_up_by_time on probe_roll_up (span, began_at)");
  }

  private String singles(String table, int day) {
    return "insert into "
        + table
        + " (probe_id, checked_at, finding, took_ms)"
        + " select probe_id, checked_at, finding, took_ms from "
        + results(day);
  }

  /** The results of one day; today has begun, but is not over. */
  private String results(int day) {
    Instant begin = begin(day);
    long minutes = Math.min(MINUTES, Duration.between(begin, now).toMinutes());
    return """
    (select l.x as minute_of_day, p.id as probe_id,
        timestampadd(second, 60 * l.x, timestamp '%1$s') as checked_at,
        case when mod(%2$d + p.number, %3$d) = 0
            and l.x between %4$d * p.number and %4$d * p.number + %5$d
          then 'REFUSED' else 'WORKS' end as finding,
        20 + mod(l.x * 7919 + p.number, 60) as took_ms
      from bench_minute l, bench_probe p where l.x < %6$d) r
    """
        .formatted(sql(begin), day, EVERY, APART, LASTS - 1, minutes);
  }

  private String sums(String span, int minutes, int day) {
    return """
    insert into probe_roll_up (span, probe_id, began_at, looks, limited, failed, least_ms, most_ms,
        sum_ms)
      select '%1$s', probe_id,
        timestampadd(minute, %2$d * piece, timestamp '%3$s'), count(*), 0,
        sum(case when finding = 'WORKS' then 0 else 1 end), min(took_ms), max(took_ms), sum(took_ms)
      from (select floor(minute_of_day / %2$d) as piece, probe_id, finding, took_ms from %4$s) one
      group by probe_id, piece
    """
        .formatted(span, minutes, sql(begin(day)), results(day));
  }

  private Instant begin(int day) {
    return first.plusDays(day).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static String sql(Instant moment) {
    return moment.toString().replace('T', ' ').replace("Z", "");
  }

  /** As {@link net.psmail.status.history.Spans} would have written them. */
  private void spans(Connection connection) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int number = 0; number < probes.size(); number++) {
      Instant since = begin(0);
      for (int day = 0; day < DAYS; day++) {
        Instant fails = begin(day).plus(Duration.ofMinutes((long) APART * number));
        Instant works = fails.plus(Duration.ofMinutes(LASTS));
        if ((day + number) % EVERY == 0 && works.isBefore(now)) {
          rows.add(row(number, since, fails, State.OPERATIONAL));
          rows.add(row(number, fails, works, State.MAJOR_OUTAGE));
          since = works;
        }
      }
      rows.add(row(number, since, null, State.OPERATIONAL));
    }
    Database.batch(
        connection,
        "insert into component_span (component_id, began_at, ended_at, seen_at, state)"
            + " values (?, ?, ?, ?, ?)",
        rows.stream().filter(row -> !row[1].equals(row[2])).toList());
  }

  private @Nullable Object[] row(int number, Instant began, @Nullable Instant ended, State state) {
    return new @Nullable Object[] {
      probes.get(number), began, ended, ended == null ? now : ended, state
    };
  }

  /** One on every second day, with three messages. */
  private void incidents(Connection connection) throws SQLException {
    List<@Nullable Object[]> incidents = new ArrayList<>();
    List<@Nullable Object[]> updates = new ArrayList<>();
    for (int day = 0; day < DAYS - 1; day += 2) {
      String id = String.format(Locale.ROOT, "incident%04d", day);
      Instant began = begin(day).plus(Duration.ofHours(7));
      Instant over = began.plus(Duration.ofHours(1));
      incidents.add(new Object[] {id, "Mail is late " + day, began, began, over, began, over});
      List<String> steps = List.of("INVESTIGATING", "IDENTIFIED", "RESOLVED");
      for (int step = 0; step < steps.size(); step++) {
        Instant at = began.plus(Duration.ofMinutes(30L * step));
        String update = String.format(Locale.ROOT, "update%04d-%d", day, step);
        updates.add(
            new Object[] {update, id, steps.get(step), "We have looked into it.", at, at, at});
      }
    }
    Database.batch(
        connection,
        "insert into incident (id, kind, name, status, impact, impact_told, began_at, published_at,"
            + " resolved_at, revision, created_at, updated_at)"
            + " values (?, 'INCIDENT', ?, 'RESOLVED', 'MINOR', false, ?, ?, ?, 3, ?, ?)",
        incidents);
    Database.batch(
        connection,
        "insert into incident_update (id, incident_id, status, body, author, created_at,"
            + " display_at, updated_at) values (?, ?, ?, ?, 'Bench', ?, ?, ?)",
        updates);
  }
}
