package net.psmail.provisioning.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedNamesTest {

  private static final DomainName DOMAIN = new DomainName("example-mail.test");

  private final ReservedNames shipped = new ReservedNames(ReservedNames.ours());

  @ParameterizedTest
  @ValueSource(
      strings = {"postmaster", "abuse", "hostmaster", "noc", "security", "webmaster", "admin"})
  void keepsTheNamesThatStandardsAnswerUnder(String name) {
    assertThat(shipped.contains(MailAddress.of(name, DOMAIN))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"post.master", "no_reply", "Support", "customer.care"})
  void seesThroughSeparatorsAndCase(String name) {
    assertThat(shipped.contains(MailAddress.of(name, DOMAIN))).isTrue();
  }

  @Test
  void keepsTheNameOfTheDomainItself() {
    assertThat(shipped.contains(MailAddress.of("examplemail", DOMAIN))).isTrue();
  }

  @Test
  void leavesOtherNamesToPeople() {
    assertThat(shipped.contains(MailAddress.of("anna.berg", DOMAIN))).isFalse();
  }

  @Test
  void takesTheOperatorsOwnNames() {
    ReservedNames own = new ReservedNames(Stream.of("ceo"));
    assertThat(own.contains(MailAddress.of("c.e.o", DOMAIN))).isTrue();
  }
}
