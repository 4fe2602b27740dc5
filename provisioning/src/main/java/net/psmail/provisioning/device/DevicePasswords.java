package net.psmail.provisioning.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionSecrets;

/**
 * Passwords for mail programs: made here, random, one for each program, shown once, revocable.
 * Every method throws NOT_FOUND for an operator, who has no mailbox.
 */
@ApplicationScoped
public class DevicePasswords {

  private static final String SHOWN = "DEVICE";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Mailboxes mailboxes;
  @Inject LivingDevices living;
  @Inject NewDevices newDevices;
  @Inject DeviceEnd deviceEnd;
  @Inject SessionSecrets secrets;
  @Inject MailSessionEnd mailSessions;
  @Inject OneOffPasswords oneOffs;
  @Inject Audit audit;
  @Inject Clock clock;

  /** The device passwords that work, the newest first. */
  public List<Device> list(Session session) {
    return living.of(mailboxes.idOf(session.accountId()));
  }

  /** The same of a member, for an operator who may see the account. */
  public List<Device> of(Member member) {
    return living.of(mailboxes.idOf(member.id()));
  }

  /**
   * Makes one; {@link #shown} gives it for the page behind the redirect.
   *
   * @throws ProvisioningException INVALID_NAME, LIMIT_REACHED
   */
  public void make(Session session, DeviceWish wish, Origin origin) {
    newDevices.make(
        session,
        wish,
        null,
        origin,
        made -> secrets.keep(session.token(), SHOWN, made.id() + " " + made.password()));
  }

  /** The one to show now: the last that this session made, until {@link #done} or 15 minutes. */
  public Optional<NewDevice> shown(Session session) {
    return secrets
        .read(session.token(), SHOWN)
        .map(secret -> secret.split(" ", 2))
        .flatMap(
            secret ->
                living(session, Long.parseLong(secret[0]))
                    .map(device -> device.view(List.of()))
                    .map(
                        device ->
                            new NewDevice(device.id(), device.name(), device.scope(), secret[1])));
  }

  /** Its owner has it: do not show it again. */
  public void done(Session session) {
    secrets.drop(session.token(), SHOWN);
  }

  /**
   * Ends a device password: its next login fails, and mail sessions of the mailbox are closed.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void revoke(Session session, long id, Origin origin) {
    transactions.run(
        () -> {
          DevicePassword device =
              living(session, id).orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
          device.revoke(clock.instant());
          deviceEnd.withdraw(id);
          mailSessions.order(session.accountId(), "device " + id);
          audit.by(session, Act.DEVICE_REVOKED, device.name(), origin);
        });
  }

  /**
   * Ends every device password, and with it every mail session.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void revokeAll(Session session, Origin origin) {
    mailboxes.idOf(session.accountId());
    transactions.run(() -> revokeAll(session.accountId(), session.signInName(), origin));
  }

  /**
   * Ends every device password of an account, in the transaction that made that necessary, and
   * closes the mail sessions. An account without a mailbox has none.
   */
  public void revokeAll(long accountId, String actor, Origin origin) {
    Instant now = clock.instant();
    List<DevicePassword> all =
        entities
            .createQuery(
                "select d from DevicePassword d, Mailbox m where m.id = d.mailboxId"
                    + " and m.accountId = :account and d.revokedAt is null and d.expiresAt is null"
                    + " and (d.endsAt is null or d.endsAt > :now)",
                DevicePassword.class)
            .setParameter("account", accountId)
            .setParameter("now", now.getEpochSecond())
            .getResultList();
    for (DevicePassword device : all) {
      device.revoke(now);
      deviceEnd.withdraw(device.id());
      audit.by(accountId, actor, Act.DEVICE_REVOKED, device.name(), origin);
    }
    oneOffs.endAll(accountId);
    mailSessions.order(accountId, "all devices " + now);
  }

  private Optional<DevicePassword> living(Session session, long id) {
    return living.find(mailboxes.idOf(session.accountId()), id);
  }
}
