package net.psmail.portal.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionTest {

  @Test
  void staysAsItIsUpToItsLongest() {
    assertThat(Question.of(" a question ")).isEqualTo(new Question("a question", false));
    assertThat(Question.of("x".repeat(Question.LONGEST)).cut()).isFalse();
    assertThat(Question.of(" \t\n").isEmpty()).isTrue();
  }

  @Test
  void isCutAndSaysSo() {
    Question question = Question.of("x".repeat(10_000));
    assertThat(question.text()).hasSize(Question.LONGEST);
    assertThat(question.cut()).isTrue();
  }

  @Test
  void isNotCutWithinACharacter() {
    String question = "x".repeat(Question.LONGEST - 1) + "🙂";
    assertThat(Question.of(question).text()).isEqualTo("x".repeat(Question.LONGEST - 1));
  }
}
