package net.psmail.provisioning.device;

/**
 * A device password that was just made, shown to its owner once.
 *
 * @param id of the device password
 * @param name that its owner gave it
 * @param scope what it may be used for
 * @param password seven groups of four letters and digits; the hyphens belong to it
 */
public record NewDevice(long id, String name, DeviceScope scope, String password) {

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "NewDevice[" + id + "]";
  }
}
