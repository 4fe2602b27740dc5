package net.psmail.portal.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.psmail.portal.view.CertificateFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=R11,O=Let's Encrypt,C=US | Let's Encrypt (R11)",
        "CN=PSMail local CA 9f31c07a | PSMail local CA 9f31c07a",
        "OU=Issuing certificate,CN=PSMail local CA 9f31c07a | PSMail local CA 9f31c07a",
        "O=Some\\, Company,C=DE | Some, Company",
        "C=DE | C=DE",
        "what is this? | what is this?"
      })
  void callsAnIssuerAsPeopleDo(String distinguishedName, String word) {
    assertThat(Facts.issuer(distinguishedName)).isEqualTo(word);
  }

  @Test
  void groupsOfAFingerprintAreTheWholeOfIt() {
    String sha256 = "AB:CD:EF:01:23:45:67:89:AB:CD";
    assertThat(CertificateFacts.groups(sha256))
        .isEqualTo(List.of("AB:CD:EF:01:", "23:45:67:89:", "AB:CD"));
  }
}
