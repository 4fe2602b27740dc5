package net.psmail.provisioning.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Envelopes;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Makes device passwords, whichever way they go to the program that will use them. */
@ApplicationScoped
class NewDevices {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject AccountHold accounts;
  @Inject LivingDevices living;
  @Inject DeviceEnd deviceEnd;
  @Inject Mailboxes mailboxes;
  @Inject Sessions sessions;
  @Inject Envelopes envelopes;
  @Inject Codes codes;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Makes one.
   *
   * @param wish its name as its owner typed it, what it may do and for how long
   * @param firstUseBy when it ends unless it has been used by then; null if it waits for nothing
   * @param handOver keeps the secret for its owner, in the same transaction
   * @throws ProvisioningException INVALID_NAME, LIMIT_REACHED, SESSION_ENDED, NOT_FOUND
   */
  void make(
      Session session,
      DeviceWish wish,
      @Nullable Instant firstUseBy,
      Origin origin,
      Consumer<NewDevice> handOver) {
    String name = wish.name().strip();
    if (name.isEmpty() || !TypedName.isFit(name)) {
      throw ProvisioningException.of(Kind.INVALID_NAME);
    }
    PrivateKey key = sessions.mailboxKey(session.token());
    long mailbox = mailboxes.idOf(session.accountId());
    String password = codes.devicePassword();
    DeviceSecret.Stored stored = DeviceSecret.stored(password, key, codes, envelopes);
    Instant end = wish.lifetime().map(clock.instant()::plus).orElse(null);
    transactions.run(
        () -> {
          accounts.take(session.accountId());
          living.requireRoom(mailbox);
          DevicePassword device = row(mailbox, name, stored, firstUseBy);
          device.limit(wish.scope(), end);
          entities.persist(device);
          entities.flush();
          if (end != null) {
            deviceEnd.order(device.id(), end);
          }
          handOver.accept(new NewDevice(device.id(), name, wish.scope(), password));
          audit.by(session, Act.DEVICE_MADE, name, origin);
        });
  }

  private DevicePassword row(
      long mailbox, String name, DeviceSecret.Stored stored, @Nullable Instant firstUseBy) {
    Instant now = clock.instant();
    return firstUseBy == null
        ? new DevicePassword(mailbox, name, stored, now)
        : DevicePassword.waitingUntil(firstUseBy, mailbox, name, stored, now);
  }
}
