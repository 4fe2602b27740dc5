package net.psmail.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateNamesTest {

  @Test
  void tellsHostsFromAddressesAndDropsRepetitions() {
    CertificateNames names =
        CertificateNames.of(
            List.of(
                "Mail.Example.ORG", "127.0.0.1", "[::1]", "mail.example.org", "bücher.example"));

    assertThat(names.hosts()).containsExactly("mail.example.org", "xn--bcher-kva.example");
    assertThat(names.addresses()).containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(names.primary()).isEqualTo("mail.example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "-x.test",
        "x..test",
        "*.test",
        "x.test.",
        "a.*.test",
        "*.*.a.test",
        "999.1.1.1",
        "a_b.test"
      })
  void refusesWhatIsNeither(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> CertificateNames.of(List.of(text)));
  }

  @Test
  void takesAWildcardBeforeADomain() {
    assertThat(CertificateNames.of(List.of("*.Acme.test")).hosts()).containsExactly("*.acme.test");
  }

  @Test
  void coversOnlyWhatItHolds() {
    CertificateNames both = CertificateNames.of(List.of("a.test", "b.test", "127.0.0.1"));

    assertThat(both.covers(CertificateNames.of(List.of("b.test")))).isTrue();
    assertThat(both.covers(CertificateNames.of(List.of("b.test", "127.0.0.2")))).isFalse();
  }
}
