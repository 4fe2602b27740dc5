package net.psmail.provisioning.mailserver.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderPatternTest {

  @ParameterizedTest
  @CsvSource({
    "*, Sent, true",
    "*, Work.2026, true",
    "%, Sent, true",
    "%, Work.2026, false",
    "Work.%, Work.2026, true",
    "Work.%, Work.2026.May, false",
    "Work.*, Work.2026.May, true",
    "W*6, Work.2026, true",
    "Sent, Sent, true",
    "Sent, Sent2, false",
    "S.nt, Sent, false",
    "*a*a*a*a*a*a*a*a*b, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false"
  })
  void matchesAsImapSays(String pattern, String name, boolean matches) {
    assertThat(new FolderPattern(pattern).matches(name)).isEqualTo(matches);
  }
}
