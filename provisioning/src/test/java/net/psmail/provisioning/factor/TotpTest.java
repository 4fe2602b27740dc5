package net.psmail.provisioning.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);
  private static final long STEP = Totp.step(NOW);

  /** The values of RFC 6238, appendix B, of which apps show the last six digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void computesWhatTheStandardComputes(long seconds, String eightDigits) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds))))
        .isEqualTo(eightDigits.substring(2));
  }

  @Test
  void takesTheStepBeforeAndTheNextAndNoOther() {
    for (long drift = -1; drift <= 1; drift++) {
      assertThat(Totp.find(SECRET, Totp.code(SECRET, STEP + drift), NOW)).hasValue(STEP + drift);
    }
    assertThat(Totp.find(SECRET, Totp.code(SECRET, STEP - 2), NOW)).isEmpty();
    assertThat(Totp.find(SECRET, Totp.code(SECRET, STEP + 2), NOW)).isEmpty();
  }

  @Test
  void takesNothingThatIsNoCode() {
    assertThat(Totp.find(SECRET, "", NOW)).isEmpty();
    assertThat(Totp.find(SECRET, "٠٥٠٤٧١", NOW)).isEmpty();
  }
}
