package net.psmail.journey;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An app for codes on somebody's phone. */
record CodeApp(String secret) {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SECRET_BYTES = 20;

  /** What it shows now. */
  String code() {
    return code(0);
  }

  /** What it shows when its clock is some steps ahead. */
  String code(int steps) {
    try {
      long step = Clock.systemUTC().instant().getEpochSecond() / 30 + steps;
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private byte[] bytes() {
    BigInteger number = BigInteger.ZERO;
    for (int digit : secret.chars().toArray()) {
      number = number.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(digit)));
    }
    byte[] signed = number.toByteArray();
    int length = Math.min(SECRET_BYTES, signed.length);
    byte[] bytes = new byte[SECRET_BYTES];
    System.arraycopy(signed, signed.length - length, bytes, SECRET_BYTES - length, length);
    return bytes;
  }
}
