package net.psmail.provisioning.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.psmail.provisioning.ProvisioningException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

  @ParameterizedTest
  @CsvSource({
    "psmail.test,psmail.test",
    "' PSMail.Test. ',psmail.test",
    "B\u00fccher.example,xn--bcher-kva.example",
    "XN--BCHER-KVA.example,xn--bcher-kva.example"
  })
  void isReadInAnyFormThatPeopleWrite(String written, String ascii) {
    assertThat(DomainName.parse(written).ascii()).isEqualTo(ascii);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "test",
        "a..test",
        "psmail.test..",
        "-a.test",
        "a_b.test",
        "a b.test",
        "127.0.0.1:80",
        "stra\u00dfe.example",
        "a\u200db.example"
      })
  void isRefusedWhenItNamesNoDomainOrTwo(String written) {
    assertThatThrownBy(() -> DomainName.parse(written)).isInstanceOf(ProvisioningException.class);
  }

  @Test
  void isShownAsPeopleReadIt() {
    assertThat(new DomainName("xn--bcher-kva.example").unicode()).isEqualTo("b\u00fccher.example");
  }
}
