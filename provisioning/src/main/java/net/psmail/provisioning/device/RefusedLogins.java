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

  private static final String KNOWN =
      """
      select d.id, case
          when d.revoked_at is not null then 'REVOKED'
          when d.ends_at <= ?3 then 'ENDED'
          when d.expires_at <= ?3 or d.first_use_by <= ?3
              and not exists (select 1 from device_use u where u.device_id = d.id) then 'EXPIRED'
          when ?4 = 'smtp' and not d.may_send then 'NOT_FOR_SENDING'
          when ?4 in ('imap', 'pop3') and not d.may_read then 'NOT_FOR_READING'
          when ?4 = 'sieve' and not (d.may_read and d.may_send) then 'NOT_FOR_FILTERS'
          when not o.active then 'DOMAIN_STOPPED'
          when a.state = 'LEAVING' then 'LEAVING'
          when x.kind = 'SIGN_IN' then 'SUSPENDED'
          when x.kind = 'SENDING' and ?4 not in ('imap', 'pop3') then 'SENDING_SUSPENDED'
        end
      from device_password d join mailbox m on m.id = d.mailbox_id
        join account a on a.id = m.account_id join mail_domain o on o.id = m.domain_id
        left join suspension x on x.account_id = m.account_id
          and (x.ends_at is null or x.ends_at > unix_timestamp())
      where d.mailbox_id = ?1 and d.selector = ?2
      order by d.id desc limit 1
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Resource ManagedExecutorService threads;

  @Inject Transactions transactions;
  @Inject Mailboxes mailboxes;
  @Inject MailSignIns signIns;
  @Inject Clock clock;

  private final WaitingRefusals waiting = new WaitingRefusals();
  private final AtomicBoolean busy = new AtomicBoolean();

  /** Those of the last hour, the latest first. */
  public List<RefusedLogin> ofLastHour(Session session) {
    long mailbox = mailboxes.idOf(session.accountId());
    return transactions.call(
        () ->
            rows(
                    "select s.protocol, s.network, s.outcome, d.name, s.times, s.last_at"
                        + " from mail_sign_in s left join device_password d"
                        + " on d.id = s.device_id and d.mailbox_id = s.mailbox_id"
                        + " where s.mailbox_id = ?1 and s.last_at > ?2 and s.outcome <> ?3"
                        + " order by s.last_at desc",
                    mailbox,
                    clock.instant().minus(TOLD).getEpochSecond(),
                    MailSignIns.ACCEPTED)
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
    transactions.callUnlessDuplicate(
        () -> {
          Optional<Long> mailbox = mailbox(refusal.address());
          mailbox.ifPresent(id -> signIns.count(kind(id, refusal), counted.tries()));
          return mailbox;
        });
  }

  private Optional<Long> mailbox(MailAddress address) {
    return rows("select id, address from mailbox where address = ?1 and active", address.toString())
        .findFirst()
        .map(row -> ((Number) row[0]).longValue());
  }

  private MailSignIns.Kind kind(long mailbox, Refusal refusal) {
    Optional<Object[]> known =
        refusal.password().flatMap(tried -> known(mailbox, tried, refusal.protocol()));
    String otherwise =
        refusal
            .password()
            .map(password -> password.ours() ? Reason.UNKNOWN_PASSWORD : Reason.NO_DEVICE_PASSWORD)
            .orElse(Reason.TOO_MANY_TRIES)
            .name();
    return new MailSignIns.Kind(
        mailbox,
        refusal.protocol(),
        refusal.network(),
        known.map(row -> (String) row[1]).orElse(otherwise),
        known.map(row -> ((Number) row[0]).longValue()).orElse(0L));
  }

  /** The device whose password it is, and why it is refused all the same. */
  private Optional<Object[]> known(long mailbox, Tried tried, String protocol) {
    return rows(KNOWN, mailbox, tried.selector(), clock.instant().getEpochSecond(), protocol)
        .findFirst()
        .filter(row -> row[1] != null);
  }

  private Stream<Object[]> rows(String sql, Object... parameters) {
    Query query = entities.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    Stream<?> rows = query.getResultList().stream();
    return rows.map(Object[].class::cast);
  }
}
