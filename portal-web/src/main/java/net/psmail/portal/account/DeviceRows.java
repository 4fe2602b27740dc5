package net.psmail.portal.account;

import java.util.Arrays;
import java.util.Optional;
import net.psmail.portal.view.DevicesView;
import net.psmail.portal.view.SetupView;
import net.psmail.provisioning.device.Device;

/** Device passwords as pages show them. */
public final class DeviceRows {

  private DeviceRows() {}

  /** One of them. */
  public static DevicesView.Device row(Device device) {
    return new DevicesView.Device(
        device.id(),
        device.name(),
        TypedDevice.word(device.scope()),
        device.createdAt(),
        device.lastUse().map(DeviceRows::use).orElse(null),
        device.waitsUntil().orElse(null),
        device.endsAt().orElse(null));
  }

  private static DevicesView.Use use(Device.Use use) {
    return new DevicesView.Use(
        use.at(),
        protocol(use.protocol()).orElse(null),
        use.network().orElse(null),
        use.program().orElse(null));
  }

  /**
   * Mail servers write these names, and another one must not hide the page that revokes devices.
   */
  static Optional<SetupView.Protocol> protocol(String name) {
    return Arrays.stream(SetupView.Protocol.values())
        .filter(known -> known.name().equalsIgnoreCase(name))
        .findFirst();
  }
}
