package net.psmail.portal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.State;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void writesAConstantInSmallLettersWithHyphens() {
    assertThat(Words.of(State.TIMED_WAITING)).isEqualTo("timed-waiting");
  }

  @Test
  void findsAConstantByItsWordAndByNothingElse() {
    assertThat(Words.find(State.class, "timed-waiting")).contains(State.TIMED_WAITING);
    assertThat(Words.find(State.class, "TIMED_WAITING")).isEmpty();
  }
}
