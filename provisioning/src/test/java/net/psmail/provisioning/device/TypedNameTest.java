package net.psmail.provisioning.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "Annas Telefon", "📱", "a \"quoted\" \\ name", "<b>", "Ζωή"})
  void takesWhatPeopleWrite(String name) {
    assertThat(TypedName.isFit(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\u0000", "\uD83D", "a\uFFFE", "\uFFFF"})
  void refusesWhatCannotBePrintedOrWrittenAsXml(String name) {
    assertThat(TypedName.isFit(name)).isFalse();
  }

  @Test
  void takesSixtyCharactersAndNoMore() {
    assertThat(TypedName.isFit("x".repeat(60))).isTrue();
    assertThat(TypedName.isFit("x".repeat(61))).isFalse();
    assertThat(TypedName.isFit("📱".repeat(31))).isFalse();
  }
}
