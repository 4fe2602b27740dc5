package net.psmail.provisioning.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.key.Envelopes;

/**
 * What is derived from a device password. Dovecot derives the same, so every detail is part of the
 * contract with it. The SHA-256 opens the envelope and is stored nowhere; of it, only the first
 * eight digits are, to find the row.
 */
final class DeviceSecret {

  static final int SALT_BYTES = 16;

  private static final String SCHEME = "{SSHA512}";
  private static final int SHA512_BYTES = 64;
  private static final int SELECTOR_DIGITS = 8;

  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-z]{4}(-[0-9a-z]{4}){6}", Pattern.CASE_INSENSITIVE);

  private DeviceSecret() {}

  /** What the database keeps of a device password. */
  record Stored(String selector, String hash, String envelope) {}

  static Stored stored(String password, PrivateKey key, Codes codes, Envelopes envelopes) {
    return new Stored(
        selector(password),
        hash(password, codes.bytes(SALT_BYTES)),
        envelopes.seal(key, envelopePassword(password)));
  }

  static String envelopePassword(String password) {
    return Digests.sha256(password);
  }

  static String selector(String password) {
    return Digests.sha256(password).substring(0, SELECTOR_DIGITS);
  }

  static String hash(String password, byte[] salt) {
    byte[] digest = digest(password, salt);
    byte[] salted = Arrays.copyOf(digest, digest.length + salt.length);
    System.arraycopy(salt, 0, salted, digest.length, salt.length);
    return SCHEME + Base64.getEncoder().encodeToString(salted);
  }

  /** Whether it could be one, whosever it is. */
  static boolean looksLikeOurs(String password) {
    return SHAPE.matcher(password).matches();
  }

  static boolean matches(String password, String hash) {
    byte[] salted = Base64.getDecoder().decode(hash.substring(SCHEME.length()));
    byte[] salt = Arrays.copyOfRange(salted, SHA512_BYTES, salted.length);
    byte[] expected = Arrays.copyOf(salted, SHA512_BYTES);
    return MessageDigest.isEqual(expected, digest(password, salt));
  }

  private static byte[] digest(String password, byte[] salt) {
    MessageDigest sha512 = Digests.of("SHA-512");
    sha512.update(password.getBytes(UTF_8));
    return sha512.digest(salt);
  }
}
