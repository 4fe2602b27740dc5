package net.psmail.provisioning.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.clientsettings.MailAccount;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionSecrets;

/**
 * Phones that are set up without typing. A device password is made that nobody needs to read: it
 * travels in a QR code, or waits behind a link. It ends after fifteen minutes unless the phone has
 * logged in by then; once it has, it is a device password like any other.
 */
@ApplicationScoped
public class Phones {

  private static final Duration WAIT = Duration.ofMinutes(15);

  /** For a use that the mail server notes only now. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final String SHOWN = "PHONE";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject NewDevices newDevices;
  @Inject LivingDevices living;
  @Inject SetupLinks links;
  @Inject Mailboxes mailboxes;
  @Inject SessionSecrets secrets;
  @Inject Clock clock;

  /**
   * Makes a device password for a phone; {@link #shown} gives what sets the phone up.
   *
   * @throws ProvisioningException INVALID_NAME, INVALID_SENDER, LIMIT_REACHED, NOT_FOUND for an
   *     operator
   */
  public void begin(Session session, PhoneWish wish, Origin origin) {
    String sender = wish.sender().strip();
    if (!TypedName.isFit(sender)) {
      throw ProvisioningException.of(Kind.INVALID_SENDER);
    }
    Instant end = clock.instant().plus(WAIT);
    newDevices.make(
        session,
        DeviceWish.named(wish.name()),
        end,
        origin,
        made -> {
          var account = new SealedAccount(wish.protocol(), made.password(), sender);
          String secret =
              switch (wish.platform()) {
                case APPLE -> links.make(made.id(), account, end).value();
                case ANDROID -> account.text();
              };
          secrets.keep(session.token(), SHOWN, made.id() + "\n" + wish.platform() + "\n" + secret);
        });
  }

  /** What sets up the last phone that this session began, until it has logged in or time is up. */
  public Optional<PhoneOffer> shown(Session session) {
    return secrets
        .read(session.token(), SHOWN)
        .map(secret -> secret.split("\n", 3))
        .flatMap(
            secret ->
                waiting(session, Long.parseLong(secret[0]))
                    .flatMap(
                        device ->
                            offer(
                                session,
                                device,
                                PhoneWish.Platform.valueOf(secret[1]),
                                secret[2])));
  }

  /** Its owner is through: do not show it again. */
  public void done(Session session) {
    secrets.drop(session.token(), SHOWN);
  }

  private Optional<Device> waiting(Session session, long id) {
    return living.of(mailboxes.idOf(session.accountId())).stream()
        .filter(device -> device.id() == id && device.waitsUntil().isPresent())
        .findFirst();
  }

  /** A link that somebody has opened is worth nothing more. */
  private Optional<PhoneOffer> offer(
      Session session, Device device, PhoneWish.Platform platform, String secret) {
    Instant until = device.waitsUntil().orElseThrow();
    return switch (platform) {
      case APPLE ->
          links
              .mailboxOf(secret)
              .map(
                  mailbox ->
                      new PhoneOffer(device.name(), until, Optional.of(secret), Optional.empty()));
      case ANDROID -> {
        MailAccount account = SealedAccount.parse(secret).of(session.ownMailbox());
        yield Optional.of(
            new PhoneOffer(device.name(), until, Optional.empty(), Optional.of(account)));
      }
    };
  }

  /** Forgets passwords that have waited in vain, and links that nobody opened. */
  void purge() {
    long now = clock.instant().getEpochSecond();
    transactions.run(
        () -> {
          delete("delete from setup_link where expires_at < ?1", now);
          delete(
              "delete from device_password where first_use_by < ?1 and not exists"
                  + " (select 1 from device_use u where u.device_id = device_password.id)",
              now - GRACE.toSeconds());
        });
  }

  private void delete(String sql, long limit) {
    entities.createNativeQuery(sql).setParameter(1, limit).executeUpdate();
  }
}
