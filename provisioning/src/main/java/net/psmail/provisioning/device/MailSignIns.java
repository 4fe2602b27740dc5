package net.psmail.provisioning.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.provisioning.audit.NotedAct;
import net.psmail.provisioning.database.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Counts logins by mail programs: by mailbox, day, protocol, network, outcome and device, so that a
 * flood of them stays a few rows. Dovecot's are counted by the procedure {@code count_sign_in}
 * (deploy/mariadb/grants.sql).
 */
@ApplicationScoped
public class MailSignIns {

  static final String ACCEPTED = "ACCEPTED";

  private static final Duration KEPT = Duration.ofDays(30);

  /** Kinds of a mailbox and a day, those that were let in apart from the others. */
  private static final int MOST = 50;

  private static final int BATCH = 1000;

  private static final String COUNT =
      """
      update mail_sign_in set times = times + ?7, last_at = ?8
      where mailbox_id = ?1 and on_day = ?2 and protocol = ?3 and network = ?4 and outcome = ?5
          and device_id = ?6
      """;

  private static final String BEGIN =
      """
      insert into mail_sign_in (mailbox_id, on_day, protocol, network, outcome, device_id, times,
          first_at, last_at)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
      """;

  private static final String PAGE =
      """
      select s.id, s.protocol, s.network, s.outcome, d.name, s.times, s.last_at
      from mail_sign_in s left join device_password d
          on d.id = s.device_id and d.mailbox_id = s.mailbox_id
      where s.mailbox_id = ?1 and s.last_at >= ?2
          and (s.last_at < ?3 or s.last_at = ?3 and s.id < ?4) %s
      order by s.last_at desc, s.id desc
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Clock clock;

  /**
   * Logins of one kind.
   *
   * @param outcome {@link #ACCEPTED}, or the name of a {@link RefusedLogin.Reason}
   * @param device 0 for none
   */
  record Kind(long mailbox, String protocol, String network, String outcome, long device) {

    boolean isAccepted() {
      return outcome.equals(ACCEPTED);
    }
  }

  /**
   * Logins of one kind on one day, to be read.
   *
   * @param device the name of the device whose password it was; empty for none that is known
   * @param refusal the name of a {@link RefusedLogin.Reason}; empty if they were let in
   * @param times how many; of those that were let in, how many minutes had one
   */
  public record Counted(
      long id,
      String protocol,
      String network,
      Optional<String> device,
      Optional<String> refusal,
      int times,
      Instant last) {}

  /**
   * Those of a mailbox, the latest first.
   *
   * @param from none that is older
   * @param end only those before it, in the order of moments and numbers
   */
  public List<Counted> page(
      long mailbox, boolean refusedOnly, Instant from, NotedAct.End end, int limit) {
    String sql = refusedOnly ? PAGE.formatted("and s.outcome <> 'ACCEPTED'") : PAGE.formatted("");
    return transactions.call(
        () -> {
          Query query =
              query(sql, mailbox, from.getEpochSecond(), end.at().getEpochSecond(), end.id());
          Stream<?> rows = query.setMaxResults(limit).getResultList().stream();
          return rows.map(Object[].class::cast).map(MailSignIns::read).toList();
        });
  }

  private static Counted read(@Nullable Object[] row) {
    return new Counted(
        ((Number) row[0]).longValue(),
        (String) row[1],
        (String) row[2],
        Optional.ofNullable((String) row[4]),
        Optional.of((String) row[3]).filter(outcome -> !outcome.equals(ACCEPTED)),
        ((Number) row[5]).intValue(),
        Instant.ofEpochSecond(((Number) row[6]).longValue()));
  }

  /** Counts one, in the current transaction. */
  void accepted(long mailbox, DeviceUse use) {
    count(new Kind(mailbox, use.protocol(), use.network(), ACCEPTED, use.deviceId()), 1);
  }

  /** Counts some, in the current transaction. */
  void count(Kind kind, int times) {
    long now = clock.instant().getEpochSecond();
    long day = Duration.ofSeconds(now).toDays();
    Object[] values = {
      kind.mailbox(),
      day,
      kind.protocol(),
      kind.network(),
      kind.outcome(),
      kind.device(),
      times,
      now
    };
    if (query(COUNT, values).executeUpdate() == 0 && !isFull(kind, day)) {
      query(BEGIN, values).executeUpdate();
    }
  }

  private boolean isFull(Kind kind, long day) {
    String same = kind.isAccepted() ? "outcome = ?3" : "outcome <> ?3";
    Query kinds =
        query(
            "select count(*) from mail_sign_in where mailbox_id = ?1 and on_day = ?2 and " + same,
            kind.mailbox(),
            day,
            ACCEPTED);
    return ((Number) kinds.getSingleResult()).intValue() >= MOST;
  }

  /** Forgets those that are thirty days old. */
  void purge() {
    String sql = "delete from mail_sign_in where last_at < ?1 limit " + BATCH;
    long before = clock.instant().minus(KEPT).getEpochSecond();
    int deleted;
    do {
      deleted = transactions.call(() -> query(sql, before).executeUpdate());
    } while (deleted == BATCH);
  }

  private Query query(String sql, Object... parameters) {
    Query query = entities.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }
}
