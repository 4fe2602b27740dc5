package net.psmail.provisioning.device;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.RefusedLogin.Reason;
import net.psmail.provisioning.device.WaitingRefusals.Counted;
import net.psmail.provisioning.device.WaitingRefusals.Refusal;
import net.psmail.provisioning.device.WaitingRefusals.Tried;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.session.Session;

/**
 * Why mail servers refused logins to a mailbox lately, told to its owner alone. Dovecot notes the
 * same by a function of the database (deploy/mariadb/grants.sql). Of the password that was tried
 * nothing is kept, and nothing at all of a name that is nobody's.
 */
@ApplicationScoped
public class RefusedLogins {

  private static final Logger LOG = System.getLogger(RefusedLogins.class.getName());

  private static final Duration TOLD = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(1);

  /** Kinds of a mailbox; a flood from many networks fills no table. */
  private static final int MOST = 50;

  private static final int BATCH = 1000;
  private static final String KIND =
      "mailbox_id = ?1 and protocol = ?2 and network = ?3 and reason = ?4 and device_id = ?5";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Resource ManagedExecutorService threads;

  @Inject Transactions transactions;
  @Inject Mailboxes mailboxes;
  @Inject Clock clock;

  private final WaitingRefusals waiting = new WaitingRefusals();
  private final AtomicBoolean busy = new AtomicBoolean();

  /** Those of the last hour, the latest first. */
  public List<RefusedLogin> ofLastHour(Session session) {
    long mailbox = mailboxes.idOf(session.accountId());
    return transactions.call(
        () ->
            rows(
                    "select r.protocol, r.network, r.reason, d.name, r.tries, r.refused_at"
                        + " from refused_login r left join device_password d"
                        + " on d.id = r.device_id and d.mailbox_id = r.mailbox_id"
                        + " where r.mailbox_id = ?1 and r.refused_at > ?2"
                        + " order by r.refused_at desc",
                    mailbox,
                    clock.instant().minus(TOLD).getEpochSecond())
                .map(RefusedLogins::read)
                .toList());
  }

  private static RefusedLogin read(Object[] row) {
    return new RefusedLogin(
        (String) row[0],
        (String) row[1],
        Reason.valueOf((String) row[2]),
        Optional.ofNullable((String) row[3]),
        ((Number) row[4]).intValue(),
        Instant.ofEpochSecond(((Number) row[5]).longValue()));
  }

  /** Returns at once; what cannot be noted is let go. */
  void note(MailAddress address, String password, String protocol, InetAddress client) {
    Tried tried = new Tried(DeviceSecret.selector(password), DeviceSecret.looksLikeOurs(password));
    note(address, Optional.of(tried), protocol, client);
  }

  /** The same of a login whose password nobody looked at. */
  void noteUnread(MailAddress address, String protocol, InetAddress client) {
    note(address, Optional.empty(), protocol, client);
  }

  private void note(
      MailAddress address, Optional<Tried> tried, String protocol, InetAddress client) {
    waiting.add(new Refusal(address, tried, protocol, Origin.of(client, null).network()));
    begin();
  }

  /** One after the other, so that none is counted as the first of its kind twice. */
  private void begin() {
    if (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
      threads.execute(
          () -> {
            try {
              writeAll();
            } finally {
              busy.set(false);
              begin();
            }
          });
    }
  }

  private void writeAll() {
    for (var next = waiting.poll(); next.isPresent(); next = waiting.poll()) {
      try {
        write(next.get());
      } catch (RuntimeException failure) {
        LOG.log(Level.WARNING, "A refused login was not noted", failure);
      }
    }
  }

  private void write(Counted counted) {
    Refusal refusal = counted.refusal();
    mailbox(refusal.address()).ifPresent(mailbox -> count(kind(mailbox, refusal), counted.tries()));
  }

  private Optional<Long> mailbox(MailAddress address) {
    return transactions.call(
        () ->
            rows(
                    "select id, address from mailbox where address = ?1 and active",
                    address.toString())
                .findFirst()
                .map(row -> ((Number) row[0]).longValue()));
  }

  private Object[] kind(long mailbox, Refusal refusal) {
    Optional<Object[]> ended =
        refusal.password().flatMap(password -> ended(mailbox, password.selector()));
    Reason otherwise =
        refusal
            .password()
            .map(password -> password.ours() ? Reason.UNKNOWN_PASSWORD : Reason.NO_DEVICE_PASSWORD)
            .orElse(Reason.TOO_MANY_TRIES);
    Reason reason =
        ended.map(row -> isTrue(row[1]) ? Reason.REVOKED : Reason.EXPIRED).orElse(otherwise);
    long device = ended.map(row -> ((Number) row[0]).longValue()).orElse(0L);
    return new Object[] {mailbox, refusal.protocol(), refusal.network(), reason.name(), device};
  }

  /** The device whose password has ended, and whether it was taken back. */
  private Optional<Object[]> ended(long mailbox, String selector) {
    return transactions.call(
        () ->
            rows(
                    "select d.id, d.revoked_at is not null from device_password d"
                        + " where d.mailbox_id = ?1 and d.selector = ?2"
                        + " and (d.revoked_at is not null or d.expires_at <= ?3"
                        + " or d.first_use_by <= ?3 and not exists"
                        + " (select 1 from device_use u where u.device_id = d.id))"
                        + " order by d.id desc limit 1",
                    mailbox,
                    selector,
                    clock.instant().getEpochSecond())
                .findFirst());
  }

  /** One database has a type for it, the other counts. */
  private static boolean isTrue(Object value) {
    return value instanceof Number number ? number.intValue() != 0 : (Boolean) value;
  }

  private void count(Object[] kind, int tries) {
    long now = clock.instant().getEpochSecond();
    transactions.callUnlessDuplicate(
        () -> {
          int known =
              query(
                      "update refused_login set tries = tries + "
                          + tries
                          + ", refused_at = "
                          + now
                          + " where "
                          + KIND,
                      kind)
                  .executeUpdate();
          return known > 0 || isFull(kind[0]) ? known : insert(kind, tries, now);
        });
  }

  private boolean isFull(Object mailbox) {
    return rows("select protocol, reason from refused_login where mailbox_id = ?1", mailbox).count()
        >= MOST;
  }

  private int insert(Object[] kind, int tries, long now) {
    String sql =
        "insert into refused_login"
            + " (mailbox_id, protocol, network, reason, device_id, tries, refused_at)"
            + " values (?1, ?2, ?3, ?4, ?5, "
            + tries
            + ", "
            + now
            + ")";
    return query(sql, kind).executeUpdate();
  }

  /** Forgets those that are a day old. */
  void purge() {
    String sql = "delete from refused_login where refused_at < ?1 limit " + BATCH;
    long before = clock.instant().minus(KEPT).getEpochSecond();
    int deleted;
    do {
      deleted = transactions.call(() -> query(sql, before).executeUpdate());
    } while (deleted == BATCH);
  }

  private Stream<Object[]> rows(String sql, Object... parameters) {
    Stream<?> rows = query(sql, parameters).getResultList().stream();
    return rows.map(Object[].class::cast);
  }

  private Query query(String sql, Object... parameters) {
    Query query = entities.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }
}
