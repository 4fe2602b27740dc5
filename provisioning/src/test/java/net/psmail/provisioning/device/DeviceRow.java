package net.psmail.provisioning.device;

import java.security.PrivateKey;
import java.security.SecureRandom;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Envelopes;

/**
 * A new device password and what the database keeps of it, for tests that fill the database
 * themselves.
 */
public record DeviceRow(String password, String selector, String hash, String envelope) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** One that opens this mailbox key. */
  public static DeviceRow opening(PrivateKey key) {
    Codes codes = new Codes(RANDOM);
    String password = codes.devicePassword();
    DeviceSecret.Stored stored = DeviceSecret.stored(password, key, codes, new Envelopes(RANDOM));
    return new DeviceRow(password, stored.selector(), stored.hash(), stored.envelope());
  }
}
