package net.psmail.provisioning.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class EnvelopesTest {

  private static final String PASSWORD = Digests.sha256("a device password");

  private final Envelopes envelopes = new Envelopes(new SecureRandom());
  private final KeyPair key = envelopes.newKey();

  @Test
  void opensWhatItSealed() {
    String sealed = envelopes.seal(key.getPrivate(), PASSWORD);
    assertThat(envelopes.open(sealed, PASSWORD))
        .isInstanceOfSatisfying(
            ECPrivateKey.class,
            opened ->
                assertThat(opened.getS()).isEqualTo(((ECPrivateKey) key.getPrivate()).getS()));
  }

  @Test
  void doesNotOpenWithAnotherPassword() {
    String sealed = envelopes.seal(key.getPrivate(), PASSWORD);
    assertThatThrownBy(() -> envelopes.open(sealed, Digests.sha256("another")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  void writesThePemThatDovecotReads() {
    assertThat(pem(envelopes.seal(key.getPrivate(), PASSWORD)))
        .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
        .endsWith("-----END ENCRYPTED PRIVATE KEY-----\n");
    assertThat(pem(envelopes.encode(key.getPublic())))
        .startsWith("-----BEGIN PUBLIC KEY-----\n")
        .endsWith("-----END PUBLIC KEY-----\n");
  }

  @Test
  void readsThePublicKeyBack() {
    assertThat(envelopes.decode(envelopes.encode(key.getPublic())).getEncoded())
        .isEqualTo(key.getPublic().getEncoded());
  }

  private static String pem(String base64) {
    return new String(Base64.getDecoder().decode(base64), US_ASCII);
  }
}
