package net.psmail.provisioning.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealedTextTest {

  private static final byte[] KEY = Digests.derive("secret".getBytes(US_ASCII), "one purpose");
  private static final byte[] OTHER = Digests.derive("secret".getBytes(US_ASCII), "another");
  private static final byte[] NONCE = new byte[SealedText.NONCE_BYTES];

  @Test
  void opensWithTheSameKeyOnly() {
    String sealed = SealedText.seal("k7pm-4wx0", KEY, NONCE);
    assertThat(SealedText.open(sealed, KEY)).isEqualTo("k7pm-4wx0");
    assertThatThrownBy(() -> SealedText.open(sealed, OTHER))
        .isInstanceOf(IllegalStateException.class);
  }
}
