package net.psmail.provisioning.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.psmail.provisioning.database.Transactions;

/**
 * Notes that mail programs have logged in, as Dovecot does by the function {@code note_device_use}
 * (deploy/mariadb/grants.sql).
 */
@ApplicationScoped
class DeviceUses {

  /** Logins of a device by one protocol from one network within it are one, so that few write. */
  private static final Duration PRECISION = Duration.ofMinutes(1);

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailSignIns signIns;
  @Inject Clock clock;

  void note(long deviceId, String protocol, String network) {
    Instant now = clock.instant();
    transactions.callUnlessDuplicate(
        () -> {
          DeviceUse known = entities.find(DeviceUse.class, new DeviceUse.Key(deviceId, protocol));
          if (known == null || !known.covers(network, now.minus(PRECISION))) {
            note(new DeviceUse(deviceId, protocol, network, now), known == null);
          }
          return now;
        });
  }

  /** The portal's own passwords are no devices, and nobody would know what they were. */
  private void note(DeviceUse use, boolean first) {
    DevicePassword device = entities.find(DevicePassword.class, use.deviceId());
    if (device != null && device.isOfADevice() && isWritten(use, first)) {
      signIns.accepted(device.mailboxId(), use);
    }
  }

  /** Of those that come at once, the database lets one write. */
  private boolean isWritten(DeviceUse use, boolean first) {
    if (first) {
      entities.persist(use);
      entities.flush();
      return true;
    }
    return use.replace(entities, PRECISION) == 1;
  }
}
