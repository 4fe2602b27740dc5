package net.psmail.provisioning.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Envelopes;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionSecrets;
import net.psmail.provisioning.session.Sessions;

/**
 * Passwords for mail programs: made here, random, one for each program, shown once, revocable.
 * Every method throws NOT_FOUND for an operator, who has no mailbox.
 */
@ApplicationScoped
public class DevicePasswords {

  private static final int MAX_DEVICES = 50;
  private static final int MAX_NAME = 60;
  private static final String SHOWN = "DEVICE";
  private static final String LIVING =
      "select d from DevicePassword d"
          + " where d.mailboxId = :mailbox and d.revokedAt is null and d.expiresAt is null";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Mailboxes mailboxes;
  @Inject Sessions sessions;
  @Inject SessionSecrets secrets;
  @Inject Envelopes envelopes;
  @Inject Codes codes;
  @Inject MailSessionEnd mailSessions;
  @Inject OneOffPasswords oneOffs;
  @Inject Audit audit;
  @Inject Clock clock;

  /** The device passwords that work, the newest first. */
  public List<Device> list(Session session) {
    long mailbox = mailboxes.idOf(session.accountId());
    return transactions.call(
        () -> {
          Map<Long, Map<String, Instant>> uses = uses(mailbox);
          return entities
              .createQuery(LIVING + " order by d.id desc", DevicePassword.class)
              .setParameter("mailbox", mailbox)
              .getResultStream()
              .map(device -> device.view(uses.getOrDefault(device.id(), Map.of())))
              .toList();
        });
  }

  /**
   * Makes one; {@link #shown} gives it for the page behind the redirect.
   *
   * @param name 1 to 60 characters
   * @throws ProvisioningException INVALID_NAME, LIMIT_REACHED
   */
  public void make(Session session, String name, Origin origin) {
    String stripped = name.strip();
    requireName(stripped);
    PrivateKey key = sessions.mailboxKey(session.token());
    long mailbox = mailboxes.idOf(session.accountId());
    String password = codes.devicePassword();
    DeviceSecret.Stored stored = DeviceSecret.stored(password, key, codes, envelopes);
    transactions.run(
        () -> {
          requireRoom(mailbox);
          DevicePassword device = new DevicePassword(mailbox, stripped, stored, clock.instant());
          entities.persist(device);
          entities.flush();
          secrets.keep(session.token(), SHOWN, device.id() + " " + password);
          audit.by(session, Act.DEVICE_MADE, stripped, origin);
        });
  }

  /** The one to show now: the last that this session made, until {@link #done} or 15 minutes. */
  public Optional<NewDevice> shown(Session session) {
    return secrets
        .read(session.token(), SHOWN)
        .map(secret -> secret.split(" ", 2))
        .flatMap(
            secret ->
                living(session, Long.parseLong(secret[0]))
                    .map(device -> new NewDevice(device.id(), device.name(), secret[1])));
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
          mailSessions.order(session.accountId(), "device " + id);
          audit.by(session, Act.DEVICE_REVOKED, device.name(), origin);
        });
  }

  /**
   * Ends every device password of an account, in the transaction that made that necessary, and
   * closes the mail sessions. An account without a mailbox has none.
   */
  public void revokeAll(long accountId, String actor, Origin origin) {
    Instant now = clock.instant();
    List<DevicePassword> living =
        entities
            .createQuery(
                "select d from DevicePassword d, Mailbox m where m.id = d.mailboxId"
                    + " and m.accountId = :account and d.revokedAt is null and d.expiresAt is null",
                DevicePassword.class)
            .setParameter("account", accountId)
            .getResultList();
    for (DevicePassword device : living) {
      device.revoke(now);
      audit.by(accountId, actor, Act.DEVICE_REVOKED, device.name(), origin);
    }
    oneOffs.endAll(accountId);
    mailSessions.order(accountId, "all devices " + now);
  }

  /** By length and not by code points: so the databases count. */
  private static void requireName(String name) {
    boolean printable =
        name.codePoints()
            .mapToObj(Character::getType)
            .noneMatch(type -> type == Character.CONTROL || type == Character.SURROGATE);
    if (name.isEmpty() || name.length() > MAX_NAME || !printable) {
      throw ProvisioningException.of(Kind.INVALID_NAME);
    }
  }

  /** Locks the mailbox's devices, so that two requests cannot both take the last place. */
  private void requireRoom(long mailbox) {
    int living =
        entities
            .createQuery(LIVING, DevicePassword.class)
            .setParameter("mailbox", mailbox)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList()
            .size();
    if (living >= MAX_DEVICES) {
      throw ProvisioningException.of(Kind.LIMIT_REACHED);
    }
  }

  private Optional<DevicePassword> living(Session session, long id) {
    return transactions.call(
        () ->
            entities
                .createQuery(LIVING + " and d.id = :id", DevicePassword.class)
                .setParameter("mailbox", mailboxes.idOf(session.accountId()))
                .setParameter("id", id)
                .getResultStream()
                .findFirst());
  }

  private Map<Long, Map<String, Instant>> uses(long mailbox) {
    return entities
        .createQuery(
            "select u from DeviceUse u, DevicePassword d"
                + " where u.deviceId = d.id and d.mailboxId = :mailbox",
            DeviceUse.class)
        .setParameter("mailbox", mailbox)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                DeviceUse::deviceId, Collectors.toMap(DeviceUse::protocol, DeviceUse::usedAt)));
  }
}
