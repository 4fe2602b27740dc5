package net.psmail.journey;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.device.DeviceRow;
import net.psmail.provisioning.key.Envelopes;

/** Mailboxes and device passwords, written into the database as the portal writes them. */
final class Members {

  private static final DomainName DOMAIN = new DomainName("psmail.test");

  private final ServersAlone servers;
  private final Envelopes envelopes = new Envelopes(new SecureRandom());
  private final Map<MailAddress, PrivateKey> keys = new HashMap<>();
  private final Map<String, DeviceRow> devices = new HashMap<>();

  private Members(ServersAlone servers) {
    this.servers = servers;
  }

  static Members of(ServersAlone servers) {
    Members members = new Members(servers);
    members.execute(
        "insert into mail_domain (name, active, created_at) values (?, true, utc_timestamp(6))",
        DOMAIN.ascii());
    return members;
  }

  MailAddress newMailbox(long quotaBytes) {
    MailAddress address = new MailAddress("member" + (keys.size() + 1), DOMAIN);
    KeyPair key = envelopes.newKey();
    keys.put(address, key.getPrivate());
    execute(
        """
        insert into account
            (sign_in_name, role, language, state, password_kdf, password_verifier, created_at)
          values (?, 'MEMBER', 'en', 'ACTIVE', '', '', utc_timestamp(6))
        """,
        address.toString());
    execute(
        """
        insert into mailbox
            (account_id, domain_id, local_part, address, quota_bytes, active, public_key, created_at)
          select a.id, d.id, ?, a.sign_in_name, ?, true, ?, utc_timestamp(6)
          from account a, mail_domain d where a.sign_in_name = ? and d.name = ?
        """,
        address.local(),
        quotaBytes,
        envelopes.encode(key.getPublic()),
        address.toString(),
        DOMAIN.ascii());
    return address;
  }

  /** What the portal writes at its start. */
  void letProbationLast(Duration time) {
    execute("update probation_length set seconds = ?", time.toSeconds());
  }

  /** Lets somebody have been here for years. */
  void makeOld(MailAddress mailbox) {
    execute(
        "update account set created_at = '2020-01-01' where sign_in_name = ?", mailbox.toString());
  }

  String newDevicePassword(MailAddress mailbox) {
    DeviceRow device = DeviceRow.opening(Objects.requireNonNull(keys.get(mailbox)));
    devices.put(device.password(), device);
    execute(
        """
        insert into device_password (mailbox_id, name, selector, hash, envelope, created_at)
          select id, 'test', ?, ?, ?, utc_timestamp(6) from mailbox where address = ?
        """,
        device.selector(),
        device.hash(),
        device.envelope(),
        mailbox.toString());
    return device.password();
  }

  String newPasswordFor(MailAddress mailbox, Duration time) {
    String password = newDevicePassword(mailbox);
    execute(
        "update device_password set expires_at = unix_timestamp() + ? where hash = ?",
        time.toSeconds(),
        Objects.requireNonNull(devices.get(password)).hash());
    return password;
  }

  /** One that its owner wants for this alone. */
  String newPasswordFor(MailAddress mailbox, boolean reading, boolean sending) {
    String password = newDevicePassword(mailbox);
    limit(password, reading, sending);
    return password;
  }

  void limit(String password, boolean reading, boolean sending) {
    execute(
        "update device_password set may_read = ?, may_send = ? where hash = ?",
        reading,
        sending,
        Objects.requireNonNull(devices.get(password)).hash());
  }

  /** Asks for the deletion of an account. */
  void letLeave(MailAddress mailbox) {
    execute("update account set state = 'LEAVING' where sign_in_name = ?", mailbox.toString());
  }

  /** Stops the domain of all mailboxes, or resumes it. */
  void serveDomain(boolean served) {
    execute("update mail_domain set active = ? where name = ?", served, DOMAIN.ascii());
  }

  /** From where and by which program a device was last used. */
  String lastUse(String password) {
    return ask(
            "select concat_ws(' ', u.protocol, u.network, u.program) from device_use u"
                + " join device_password d on d.id = u.device_id where d.hash = ?"
                + " order by u.used_at desc limit 1",
            Objects.requireNonNull(devices.get(password)).hash())
        .get(0);
  }

  /** What is counted of the logins that were let in. */
  List<String> accepted(MailAddress mailbox) {
    return ask(
        "select concat(s.protocol, ' ', s.times) from mail_sign_in s"
            + " join mailbox m on m.id = s.mailbox_id"
            + " where m.address = ? and s.outcome = 'ACCEPTED'",
        mailbox.toString());
  }

  /** One that goes to a phone and ends after this time, which may be over, unless it was used. */
  String newPasswordForAPhone(MailAddress mailbox, Duration time) {
    String password = newDevicePassword(mailbox);
    putFirstUse(password, time);
    return password;
  }

  void putFirstUse(String password, Duration time) {
    execute(
        "update device_password set first_use_by = unix_timestamp() + ? where hash = ?",
        time.toSeconds(),
        Objects.requireNonNull(devices.get(password)).hash());
  }

  /** How often the mail servers have noted a use of it, one for each protocol. */
  long uses(String password) {
    return number(
        "select count(*) from device_use u join device_password d on d.id = u.device_id"
            + " where d.hash = ?",
        Objects.requireNonNull(devices.get(password)).hash());
  }

  void readsLettersToTheProvider(MailAddress mailbox) {
    for (String name : List.of("postmaster", "abuse")) {
      execute(
          "insert into provider_name (name, mailbox) values (?, ?)"
              + " on duplicate key update mailbox = values(mailbox)",
          name,
          mailbox.toString());
    }
  }

  void leads(MailAddress alias, MailAddress mailbox) {
    execute(
        """
        insert into member_alias
            (account_id, account_domain_id, domain_id, address, kind, note, active, made_at)
          select account_id, domain_id, domain_id, ?, 'OWN', '', true, utc_timestamp(6)
          from mailbox where address = ?
        """,
        alias.toString(),
        mailbox.toString());
  }

  /** The letter's code was told there. */
  void sendsOn(MailAddress mailbox, String address) {
    execute(
        """
        insert into mail_forward (account_id, address, asked_at, confirmed_at, tries)
          select account_id, ?, utc_timestamp(6), utc_timestamp(6), 1
          from mailbox where address = ?
        """,
        address,
        mailbox.toString());
  }

  void switchOff(MailAddress alias) {
    execute("update member_alias set active = false where address = ?", alias.toString());
  }

  long mailsTo(MailAddress alias) {
    return number("select mails from member_alias where address = ?", alias.toString());
  }

  void revoke(String password) {
    execute(
        "update device_password set revoked_at = utc_timestamp(6) where hash = ?",
        Objects.requireNonNull(devices.get(password)).hash());
  }

  /** What Dovecot has noted of refused logins, each with its network. */
  List<String> refusals(MailAddress mailbox, String what) {
    String sql =
        "select concat(%s, ' ', network) from mail_sign_in s".formatted(what)
            + " join mailbox m on m.id = s.mailbox_id"
            + " where m.address = ? and s.outcome <> 'ACCEPTED'";
    return ask(sql, mailbox.toString());
  }

  private List<String> ask(String sql, String parameter) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long number(String sql, String parameter) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        servers.setting("psmail.db.url"),
        servers.setting("psmail.db.user"),
        servers.setting("psmail.db.password"));
  }

  private void execute(String sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      // An insert that becomes an update counts as two.
      if (statement.executeUpdate() == 0) {
        throw new IllegalStateException("No row: " + sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
