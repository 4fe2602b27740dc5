package net.psmail.provisioning.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** Fast digests and what is derived from secrets that are random already. */
public final class Digests {

  private static final int DERIVED_BYTES = 32;

  private Digests() {}

  /** SHA-256 in lower-case hexadecimal. */
  public static String sha256(String text) {
    return HexFormat.of().formatHex(of("SHA-256").digest(text.getBytes(UTF_8)));
  }

  /** A digest that every Java has. */
  public static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** 32 bytes derived from a secret for one purpose (HKDF-SHA256, RFC 5869). */
  public static byte[] derive(byte[] secret, String purpose) {
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
    generator.init(new HKDFParameters(secret, null, purpose.getBytes(UTF_8)));
    byte[] derived = new byte[DERIVED_BYTES];
    generator.generateBytes(derived, 0, derived.length);
    return derived;
  }

  /** The same in lower-case hexadecimal. */
  public static String deriveHex(byte[] secret, String purpose) {
    return HexFormat.of().formatHex(derive(secret, purpose));
  }

  /** Compares in a time that does not depend on where the texts differ. */
  public static boolean equal(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
