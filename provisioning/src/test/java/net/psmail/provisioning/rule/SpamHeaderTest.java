package net.psmail.provisioning.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpamHeaderTest {

  @Test
  void isOneOfSeveral() {
    assertThat(SpamHeader.parse("X-Spam: Yes,X-Spam-Flag:YES"))
        .containsExactly(new SpamHeader("X-Spam", "Yes"), new SpamHeader("X-Spam-Flag", "YES"));
  }

  @Test
  void isNoneWhereTheRuleIsOff() {
    assertThat(SpamHeader.parse("off")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X-Spam", "X-Spam:", "X Spam: Yes", "X-Spam: Y\u00e4s"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> SpamHeader.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
