package net.psmail.provisioning.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AppSecretTest {

  @Test
  void isWrittenAsAppsReadIt() {
    AppSecret secret = AppSecret.of("GEZDGNBV", "Käse & Post", "ada+x@psmail.test");
    assertThat(secret.uri())
        .isEqualTo(
            "otpauth://totp/K%C3%A4se%20%26%20Post:ada%2Bx%40psmail.test"
                + "?secret=GEZDGNBV&issuer=K%C3%A4se%20%26%20Post");
    assertThat(secret).hasToString("AppSecret");
  }

  @Test
  void isBase32WithoutPaddingForAHundredAndSixtyBits() {
    byte[] bytes = new byte[Totp.SECRET_BYTES];
    bytes[19] = 1;
    String base32 = AppSecret.base32(bytes);
    assertThat(base32).matches("[A-Z2-7]{32}");
    assertThat(AppSecret.bytes(base32)).isEqualTo(bytes);
  }
}
