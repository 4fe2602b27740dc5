package net.psmail.provisioning.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import net.psmail.provisioning.ProvisioningException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  private static final DomainName DOMAIN = new DomainName("psmail.test");

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "anna.berg", "a-b_c.d", "-a", "_a", "a-"})
  void acceptsLettersDigitsAndSeparators(String local) {
    assertThat(MailAddress.of(local, DOMAIN)).hasToString(local + "@psmail.test");
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "'  ', EMPTY",
    "anna+shop, PLUS_SIGN",
    "anna berg, CHARACTER",
    "ännä, CHARACTER",
    "anna@home, CHARACTER",
    "a'b, CHARACTER",
    ".anna, DOTS",
    "anna., DOTS",
    "anna..berg, DOTS",
    "-_., DOTS",
    "-_-, NO_LETTER_OR_DIGIT"
  })
  void saysWhichRuleIsBroken(String local, AddressFault fault) {
    assertThat(faultOf(() -> MailAddress.of(local, DOMAIN))).isEqualTo(fault);
  }

  @Test
  void acceptsSixtyFourCharactersAndNoMore() {
    assertThat(MailAddress.of("a".repeat(64), DOMAIN).local()).hasSize(64);
    assertThat(faultOf(() -> MailAddress.of("a".repeat(65), DOMAIN)))
        .isEqualTo(AddressFault.TOO_LONG);
  }

  @Test
  void foldsCaseAndForgetsSpaceAround() {
    assertThat(MailAddress.parse(" Anna.BERG@PSMail.Test "))
        .isEqualTo(new MailAddress("anna.berg", DOMAIN));
  }

  @Test
  void givesNamesThatLookTheSameTheSameSkeleton() {
    assertThat(MailAddress.of("a.n-n_a", DOMAIN).skeleton())
        .isEqualTo(MailAddress.of("anna", DOMAIN).skeleton())
        .isNotEqualTo(MailAddress.of("anne", DOMAIN).skeleton());
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna", "anna@", "anna@localhost", "anna@-a.test", "anna@a..test"})
  void wantsADomain(String address) {
    assertThat(faultOf(() -> MailAddress.parse(address))).isEqualTo(AddressFault.DOMAIN);
  }

  private static AddressFault faultOf(Runnable parsing) {
    return catchThrowableOfType(ProvisioningException.class, parsing::run).addressFault();
  }
}
