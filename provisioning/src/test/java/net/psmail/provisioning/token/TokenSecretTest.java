package net.psmail.provisioning.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSecretTest {

  private static final String RANDOM = "Ab0_".repeat(10) + "x-z";
  private static final String TOKEN = "psmail_" + RANDOM + "b551b5ae";

  @Test
  void hasAPrefixAndAChecksumThatScannersCanComputeToo() {
    assertThat(TokenSecret.of(RANDOM).value()).isEqualTo(TOKEN);
    assertThat(TOKEN).hasSize(58);
  }

  @Test
  void isFoundByItsHashAndSaysNothingInALog() {
    TokenSecret sent = TokenSecret.parse(TOKEN).orElseThrow();
    assertThat(sent.value()).isEqualTo(TOKEN);
    assertThat(sent.hash()).isEqualTo(TokenSecret.of(RANDOM).hash()).matches("[0-9a-f]{64}");
    assertThat(sent).asString().doesNotContain(RANDOM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "psmail_",
        "Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_x-z",
        "psmail_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_x-z",
        "psmail_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_x-z00000000",
        "psmail_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_y-zb551b5ae",
        "PSMAIL_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_x-zb551b5ae",
        "psmail_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_x-zb551b5ae ",
        "psmail_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_Ab0_x-zB551B5AE"
      })
  void refusesWhatWasNeverAToken(String sent) {
    assertThat(TokenSecret.parse(sent)).isEmpty();
  }

  @Test
  void scopesAreReadAsTheyAreWritten() {
    for (Scope scope : Scope.values()) {
      assertThat(Scope.of(scope.word())).contains(scope);
    }
    assertThat(Scope.CERTIFICATES_WRITE.word()).isEqualTo("certificates:write");
    assertThat(Scope.of("certificates:*")).isEmpty();
  }
}
