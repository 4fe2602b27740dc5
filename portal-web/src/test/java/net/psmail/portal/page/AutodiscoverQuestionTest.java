package net.psmail.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AutodiscoverQuestionTest {

  private static final AutodiscoverQuestion ADA =
      new AutodiscoverQuestion("psmail.test", "autodiscoverv1");

  @Test
  void isTheSameInBothShapesAndInAnyLetters() {
    assertThat(
            AutodiscoverQuestion.of(
                "/autodiscover/autodiscover.json", "ada@psmail.test", "Autodiscoverv1"))
        .isEqualTo(ADA);
    assertThat(
            AutodiscoverQuestion.of(
                "/AutoDiscover/AutoDiscover.JSON/V1.0/Bob%40PSMail.Test", null, "AutodiscoverV1"))
        .isEqualTo(ADA);
  }

  @Test
  void isNoneAtAnotherPath() {
    assertThat(AutodiscoverQuestion.of("/autodiscover/autodiscover.json/v2.0/a", null, null))
        .isNull();
  }

  @Test
  void hasNoDomainWithoutAnAddress() {
    assertThat(AutodiscoverQuestion.of("/autodiscover/autodiscover.json", null, null))
        .isEqualTo(new AutodiscoverQuestion("", ""));
    assertThat(AutodiscoverQuestion.of("/autodiscover/autodiscover.json/v1.0/%zz@a", null, null))
        .isEqualTo(new AutodiscoverQuestion("", ""));
  }
}
