package net.psmail.provisioning.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.psmail.provisioning.address.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternsTest {

  @ParameterizedTest
  @CsvSource({
    "bank*, bank, true",
    "bank*, bankier, true",
    "bank*, mybank, false",
    "*bank*, my.bank.org, true",
    "*support, it-support, true",
    "mysupport, my_support, true",
    "????##, anna42, true",
    "????##, annabe, false",
    "*a*b, aab, true",
    "*a*b, ba, false",
    "*, x, true",
    "a, aa, false"
  })
  void describesNames(String glob, String name, boolean matches) {
    assertThat(NamePatterns.parse(glob).match(MailAddress.parse(name + "@psmail.test")))
        .isEqualTo(matches);
  }

  @Test
  void takesNoLongTimeForAPatternMadeToTakeOne() {
    String glob = "*a".repeat(32);
    MailAddress name = MailAddress.parse("a".repeat(31) + "b".repeat(33) + "@psmail.test");
    assertThat(NamePatterns.parse(glob).match(name)).isFalse();
  }

  @Test
  void describesNothingWhenNothingIsSaid() {
    assertThat(NamePatterns.parse("").match(MailAddress.parse("a@psmail.test"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,", "(a|b)+", "A*", "a b", "a@psmail.test"})
  void refusesWhatIsNoPattern(String text) {
    assertThatThrownBy(() -> NamePatterns.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
