package net.psmail.provisioning.device;

import java.time.Duration;
import java.util.Optional;

/**
 * A device password as its owner wants it.
 *
 * @param name as typed: 1 to 60 characters
 * @param scope what it may be used for
 * @param lifetime after which it ends; empty for one that works until it is revoked
 */
public record DeviceWish(String name, DeviceScope scope, Optional<Duration> lifetime) {

  /** One for everything, without an end. */
  public static DeviceWish named(String name) {
    return new DeviceWish(name, DeviceScope.BOTH, Optional.empty());
  }
}
