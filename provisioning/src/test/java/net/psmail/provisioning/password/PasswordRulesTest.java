package net.psmail.provisioning.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

  private static final List<String> OWN =
      List.of("anna.berg@psmail.test", "psmail.test", "anna.berg", "annaberg");

  private final PasswordRules rules = new PasswordRules(new BreachedPasswords(Optional.empty()));

  @ParameterizedTest
  @ValueSource(strings = {"correct horse battery", "xk9#Tq2!vLm0", "räuber sänfte kübel"})
  void acceptsWhatIsHardToGuess(String password) {
    assertThatCode(() -> rules.check(password, OWN)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "x9!kQ2#zp, password.short",
    "anna.berg1, password.own",
    "anna.berg@psmail.test, password.own",
    "passwordpassword, feedback.repeat.warning.likeABCABCABC",
    "qwertyuiop, feedback.dictionary.warning.passwords.top100"
  })
  void saysWhatIsWrong(String password, String firstAdvice) {
    assertThat(refusal(password).advice().keys()).first().isEqualTo(firstAdvice);
  }

  @Test
  void refusesMoreThan256Characters() {
    assertThat(refusal("ab7!".repeat(65)).advice().keys()).containsExactly("password.long");
  }

  @Test
  void givesItsAdviceInTheReadersLanguage() {
    PasswordAdvice advice = refusal("short").advice();
    assertThat(advice.sentences(Locale.GERMAN))
        .containsExactly("Verwenden Sie zehn Zeichen oder mehr.");
    assertThat(advice.sentences(Locale.FRENCH)).containsExactly("Use ten characters or more.");
  }

  @Test
  void measuresALongPasswordQuickly() {
    assertThat(refusal("a1".repeat(128)).kind()).isEqualTo(Kind.WEAK_PASSWORD);
  }

  private ProvisioningException refusal(String password) {
    return catchThrowableOfType(ProvisioningException.class, () -> rules.check(password, OWN));
  }
}
