package net.psmail.provisioning.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last login of a device by one protocol; Dovecot writes such rows too. */
@Entity
@Table(name = "device_use")
@IdClass(DeviceUse.Key.class)
class DeviceUse {

  @Id
  @Column(name = "device_id")
  private long deviceId;

  @Id private String protocol;

  @Column(name = "used_at")
  private long usedAt;

  @Column private @Nullable String network;
  @Column private @Nullable String program;

  protected DeviceUse() {}

  /** Of a program that says nothing of itself. */
  DeviceUse(long deviceId, String protocol, String network, Instant usedAt) {
    this.deviceId = deviceId;
    this.protocol = protocol;
    this.network = network;
    this.usedAt = usedAt.getEpochSecond();
  }

  long deviceId() {
    return deviceId;
  }

  /** Whether it tells of this login too, as exactly as it needs to. */
  boolean covers(String from, Instant since) {
    return from.equals(network) && usedAt > since.getEpochSecond();
  }

  /** Writes this login in the place of the one before, unless that tells of it too. */
  int replace(EntityManager entities, Duration precision) {
    return entities
        .createQuery(
            "update DeviceUse u set u.usedAt = :at, u.network = :network"
                + " where u.deviceId = :device and u.protocol = :protocol"
                + " and (u.usedAt <= :before or u.network is null or u.network <> :network)")
        .setParameter("at", usedAt)
        .setParameter("network", network)
        .setParameter("device", deviceId)
        .setParameter("protocol", protocol)
        .setParameter("before", usedAt - precision.toSeconds())
        .executeUpdate();
  }

  String protocol() {
    return protocol;
  }

  String network() {
    return Objects.requireNonNull(network);
  }

  Device.Use view() {
    return new Device.Use(
        protocol,
        Instant.ofEpochSecond(usedAt),
        Optional.ofNullable(network),
        Optional.ofNullable(program));
  }

  /** The primary key. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private long deviceId;
    @Column private String protocol;

    protected Key() {}

    Key(long deviceId, String protocol) {
      this.deviceId = deviceId;
      this.protocol = protocol;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && deviceId == key.deviceId && protocol.equals(key.protocol);
    }

    @Override
    public int hashCode() {
      return Objects.hash(deviceId, protocol);
    }
  }
}
