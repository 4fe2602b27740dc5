package net.psmail.provisioning.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInCursorTest {

  @Test
  void isReadAsItWasWritten() {
    SignInCursor cursor = new SignInCursor(Instant.parse("2026-11-27T03:00:00.123456Z"), true, 42);
    assertThat(SignInCursor.parse(cursor.text())).hasValue(cursor);
  }

  @Test
  void putsMailBehindWhatWasHereAtTheSameMoment() {
    Instant at = Instant.parse("2026-11-27T03:00:00Z");
    SignInCursor here = new SignInCursor(at, true, 42);
    assertThat(here.webEnd().id()).isEqualTo(42);
    assertThat(here.mailEnd().id()).isEqualTo(Long.MAX_VALUE);
    SignInCursor mail = new SignInCursor(at, false, 7);
    assertThat(mail.webEnd().id()).isZero();
    assertThat(mail.mailEnd().id()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1x2", "-1w2", "1w", "1w2 ", "99999999999999999999w1"})
  void isNotReadFromWhatIsNone(String text) {
    assertThat(SignInCursor.parse(text)).isEmpty();
  }
}
