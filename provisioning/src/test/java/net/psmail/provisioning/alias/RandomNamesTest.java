package net.psmail.provisioning.alias;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import org.junit.jupiter.api.Test;

class RandomNamesTest {

  private static final DomainName DOMAIN = new DomainName("psmail.test");

  @Test
  void makesNamesOfTwoWordsAndANumber() {
    RandomNames names = new RandomNames(new SecureRandom());

    assertThat(Stream.generate(names::next).limit(500))
        .allSatisfy(name -> assertThat(name).matches("[a-z]{3,11}-[a-z]{3,11}-[1-9]\\d{2,3}"))
        .allSatisfy(name -> assertThat(new MailAddress(name, DOMAIN).local()).isEqualTo(name));
  }

  @Test
  void hasSoManyThatNobodyGuessesThem() {
    long first = RandomNames.words("first-words.txt").stream().distinct().count();
    long second = RandomNames.words("second-words.txt").stream().distinct().count();

    assertThat(first * second * 9900).isGreaterThan(500_000_000);
  }
}
