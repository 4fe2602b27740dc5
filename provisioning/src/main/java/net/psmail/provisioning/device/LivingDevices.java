package net.psmail.provisioning.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.database.Transactions;

/**
 * The device passwords of a mailbox that work: neither revoked, nor over, nor waited for in vain.
 */
@ApplicationScoped
class LivingDevices {

  private static final int MAX_DEVICES = 50;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Clock clock;

  /** With their uses, the newest first. */
  List<Device> of(long mailbox) {
    return transactions.call(
        () -> {
          Map<Long, List<Device.Use>> uses = uses(mailbox);
          return living(mailbox, uses).stream()
              .map(device -> device.view(uses.getOrDefault(device.id(), List.of())))
              .toList();
        });
  }

  Optional<DevicePassword> find(long mailbox, long id) {
    return transactions.call(
        () ->
            living(mailbox, uses(mailbox)).stream()
                .filter(device -> device.id() == id)
                .findFirst());
  }

  /**
   * To be asked while the account is held, so that two requests cannot both take the last place.
   *
   * @throws ProvisioningException LIMIT_REACHED
   */
  void requireRoom(long mailbox) {
    if (living(mailbox, uses(mailbox)).size() >= MAX_DEVICES) {
      throw ProvisioningException.of(Kind.LIMIT_REACHED);
    }
  }

  private List<DevicePassword> living(long mailbox, Map<Long, List<Device.Use>> uses) {
    Instant now = clock.instant();
    return entities
        .createQuery(
            "select d from DevicePassword d where d.mailboxId = :mailbox"
                + " and d.revokedAt is null and d.expiresAt is null order by d.id desc",
            DevicePassword.class)
        .setParameter("mailbox", mailbox)
        .getResultStream()
        .filter(device -> !device.isOver(uses.containsKey(device.id()), now))
        .toList();
  }

  private Map<Long, List<Device.Use>> uses(long mailbox) {
    return entities
        .createQuery(
            "select u from DeviceUse u, DevicePassword d"
                + " where u.deviceId = d.id and d.mailboxId = :mailbox",
            DeviceUse.class)
        .setParameter("mailbox", mailbox)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                DeviceUse::deviceId, Collectors.mapping(DeviceUse::view, Collectors.toList())));
  }
}
