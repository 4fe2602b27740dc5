package net.psmail.provisioning.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
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

  protected DeviceUse() {}

  DeviceUse(long deviceId, String protocol, Instant usedAt) {
    this.deviceId = deviceId;
    this.protocol = protocol;
    this.usedAt = usedAt.getEpochSecond();
  }

  long deviceId() {
    return deviceId;
  }

  String protocol() {
    return protocol;
  }

  Instant usedAt() {
    return Instant.ofEpochSecond(usedAt);
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
