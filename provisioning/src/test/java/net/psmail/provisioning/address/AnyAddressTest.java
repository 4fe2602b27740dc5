package net.psmail.provisioning.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnyAddressTest {

  @ParameterizedTest
  @CsvSource({
    "ada+shop@example.org, ada@example.org",
    "ada+a+b@example.org, ada@example.org",
    "ada@example.org, ada@example.org",
    "+ada@example.org, +ada@example.org"
  })
  void leavesTheTagOut(String address, String untagged) {
    assertThat(AnyAddress.untagged(address)).isEqualTo(untagged);
  }
}
