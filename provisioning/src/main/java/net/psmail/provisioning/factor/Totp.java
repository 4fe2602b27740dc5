package net.psmail.provisioning.factor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.psmail.provisioning.key.Digests;

/**
 * Codes of six digits that change with the time (<a
 * href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</a>), with what every app takes: SHA-1 and
 * steps of thirty seconds.
 */
final class Totp {

  /** What RFC 4226 recommends. */
  static final int SECRET_BYTES = 20;

  static final int DIGITS = 6;

  private static final int SECONDS = 30;

  /** Steps either way, for clocks that are off by half a minute. */
  private static final int DRIFT = 1;

  private static final int MODULUS = 1_000_000;

  private Totp() {}

  /** The step of time that a moment is in. */
  static long step(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), (long) SECONDS);
  }

  /** The code of a step. */
  static String code(byte[] secret, long step) {
    byte[] hash = hash(secret, step);
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
    return ("%0" + DIGITS + "d").formatted(number % MODULUS);
  }

  /** The step whose code this is, if it is one of now; all are compared, whichever it is. */
  static OptionalLong find(byte[] secret, String code, Instant now) {
    long current = step(now);
    return LongStream.rangeClosed(current - DRIFT, current + DRIFT)
        .filter(step -> Digests.equal(code(secret, step), code))
        .max();
  }

  private static byte[] hash(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "RAW"));
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
