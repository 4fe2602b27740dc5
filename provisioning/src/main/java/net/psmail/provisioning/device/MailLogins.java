package net.psmail.provisioning.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.key.Envelopes;
import net.psmail.provisioning.mailserver.Login;
import net.psmail.provisioning.mailserver.MailDirectory;
import net.psmail.provisioning.mailserver.Placement;
import net.psmail.provisioning.mailserver.Recipient;
import net.psmail.provisioning.rule.ArrivingMail;
import net.psmail.provisioning.sending.SendingRefusal;
import net.psmail.provisioning.sending.Sendings;

/**
 * Answers the embedded mail server from the views that Dovecot and Postfix read, so that both ways
 * of running know the same mailboxes and the same passwords.
 */
@ApplicationScoped
public class MailLogins implements MailDirectory {

  private static final Logger LOG = System.getLogger(MailLogins.class.getName());

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailDomains domains;
  @Inject Envelopes envelopes;
  @Inject DeviceUses uses;
  @Inject RefusedLogins refusals;
  @Inject ArrivingMail arriving;
  @Inject Sendings sendings;
  @Inject Clock clock;

  @Override
  public boolean serves(DomainName domain) {
    return domains.served().contains(domain);
  }

  @Override
  public Optional<Recipient> recipient(MailAddress address) {
    return transactions.call(
        () -> owner(address.toString()).or(() -> reader(address.toString())).map(this::recipient));
  }

  @Override
  public List<Placement> placements(MailAddress mailbox, Function<String, List<String>> headers) {
    return arriving.placements(mailbox, headers);
  }

  @Override
  public void delivered(Collection<MailAddress> addresses) {
    // All in one order, so that two mails to the same aliases do not wait for each other.
    List<String> names = addresses.stream().map(MailAddress::toString).sorted().toList();
    try {
      transactions.run(() -> names.forEach(this::count));
    } catch (RuntimeException uncounted) {
      LOG.log(Level.WARNING, "A mail was delivered, but not counted", uncounted);
    }
  }

  /** As the function note_alias_mail does for Postfix. */
  private void count(String alias) {
    entities
        .createNativeQuery(
            "update member_alias set mails = mails + 1, last_mail_at = ?1"
                + " where address = ?2 and active and removed_at is null")
        .setParameter(1, clock.instant().getEpochSecond())
        .setParameter(2, alias)
        .executeUpdate();
  }

  @Override
  public Optional<SendingRefusal> take(MailAddress mailbox, long recipients) {
    return sendings.take(mailbox, recipients);
  }

  private Optional<Object[]> owner(String address) {
    return first(
        "select address, public_key, quota_bytes from mail_user where address = ?1", address);
  }

  private Optional<Object[]> reader(String alias) {
    return first(
        "select u.address, u.public_key, u.quota_bytes"
            + " from mail_alias a join mail_user u on u.address = a.mailbox where a.address = ?1",
        alias);
  }

  @Override
  public Optional<Login> logIn(
      String userName, String password, String protocol, InetAddress client) {
    return address(userName)
        .flatMap(address -> login(address, DeviceSecret.selector(password), protocol))
        .filter(row -> DeviceSecret.matches(password, (String) row[5]))
        .map(
            row -> {
              String network = Origin.of(client, null).network();
              uses.note(((Number) row[3]).longValue(), protocol, network);
              return opened(row, password);
            });
  }

  @Override
  public void refused(String userName, String password, String protocol, InetAddress client) {
    address(userName).ifPresent(address -> refusals.note(address, password, protocol, client));
  }

  @Override
  public void turnedAway(String userName, String protocol, InetAddress client) {
    address(userName).ifPresent(address -> refusals.noteUnread(address, protocol, client));
  }

  private static Optional<MailAddress> address(String userName) {
    try {
      return Optional.of(MailAddress.parse(userName));
    } catch (ProvisioningException notAnAddress) {
      return Optional.empty();
    }
  }

  /** Filters forward and answer mail, so what is neither reading nor sending wants both. */
  private Optional<Object[]> login(MailAddress address, String selector, String protocol) {
    return transactions.call(
        () ->
            first(
                "select address, public_key, quota_bytes, device_id, private_key, hash"
                    + " from mail_login where address = ?1 and selector = ?2"
                    + " and (may_read or ?3 = 'smtp') and (may_send or ?3 in ('imap', 'pop3'))",
                address.toString(),
                selector,
                protocol));
  }

  private Login opened(Object[] row, String password) {
    return new Login(
        recipient(row), envelopes.open((String) row[4], DeviceSecret.envelopePassword(password)));
  }

  private Recipient recipient(Object[] row) {
    return new Recipient(
        MailAddress.parse((String) row[0]),
        envelopes.decode((String) row[1]),
        ((Number) row[2]).longValue());
  }

  private Optional<Object[]> first(String sql, String... parameters) {
    var query = entities.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    Stream<?> rows = query.getResultStream();
    return rows.findFirst().map(Object[].class::cast);
  }
}
