package net.psmail.portal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {

  @ParameterizedTest
  @CsvSource({
    "Ärger mit Übergröße?,aerger-mit-uebergroesse",
    "Café & Crème brûlée,cafe-creme-brulee",
    "What’s 'new'?,whats-new",
    "  --  A  --  ,a",
    "E-Mail 2.0,e-mail-2-0"
  })
  void writesATitleAsAnAddressDoes(String title, String slug) {
    assertThat(Slugs.of(title)).isEqualTo(slug);
  }

  @Test
  void endsALongOneBehindAWord() {
    String slug = Slugs.of("word ".repeat(40));
    assertThat(slug).hasSizeBetween(50, 60).endsWith("word");
    assertThat(Slugs.of("x".repeat(100))).hasSize(60);
  }

  @Test
  void hasNothingToProposeForOtherLetters() {
    assertThat(Slugs.of("日本語 ???")).isEmpty();
  }

  @Test
  void countsOnWhereANameIsTaken() {
    Set<String> taken = Set.of("one", "one-2", "x".repeat(60));
    assertThat(Slugs.free("one", taken::contains)).isEqualTo("one-3");
    assertThat(Slugs.free("x".repeat(60), taken::contains)).hasSize(60).endsWith("-2");
    assertThat(Slugs.free("two", taken::contains)).isEqualTo("two");
  }
}
