package net.psmail.provisioning.it;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.psmail.provisioning.factor.AppSecret;
import org.bouncycastle.util.encoders.Base32;

/** An app for codes on somebody's phone. */
record CodeApp(String secret) {

  static CodeApp scanning(AppSecret secret) {
    return new CodeApp(secret.base32());
  }

  /** What it shows now. */
  String code() {
    return code(Duration.ZERO);
  }

  /** What it shows when its clock is off. */
  String code(Duration off) {
    try {
      long step = SettableClock.INSTANCE.instant().plus(off).getEpochSecond() / 30;
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(Base32.decode(secret), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int at = hash[19] & 15;
      int number = ByteBuffer.wrap(hash).getInt(at) & Integer.MAX_VALUE;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
