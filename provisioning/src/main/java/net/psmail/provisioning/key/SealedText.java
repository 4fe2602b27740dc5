package net.psmail.provisioning.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A short text under AES-256-GCM, as base64 of nonce and ciphertext. */
public final class SealedText {

  /** Bytes of randomness that {@link #seal} wants. */
  public static final int NONCE_BYTES = 12;

  private static final int TAG_BITS = 128;

  private SealedText() {}

  /** Seals a text; never twice with the same key and nonce. */
  public static String seal(String text, byte[] key, byte[] nonce) {
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(text.getBytes(UTF_8));
      byte[] whole =
          ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Opens what {@link #seal} made. */
  public static String open(String sealed, byte[] key) {
    byte[] whole = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
    try {
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, key, nonce)
              .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
      return new String(text, UTF_8);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("A sealed text could not be opened", failure);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
