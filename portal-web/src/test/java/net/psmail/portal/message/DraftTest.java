package net.psmail.portal.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.psmail.portal.view.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {

  private static final String ADDRESS = "ada@example.org";

  @Test
  void takesAMessageWithoutAName() {
    assertThat(Draft.of("", ADDRESS, "Hello", "How are you?").problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "ada@example..org",
        "ada@-example.org",
        "ada lovelace@example.org",
        "ada@example.org,bob@example.org",
        "ada@example.org\r\nBcc: bob@example.org",
        "<ada@example.org>"
      })
  void saysWhatIsNoAddress(String address) {
    assertThat(Draft.of("Ada", address, "Hello", "Text").problems())
        .containsExactly(Problem.of("address", "problem.message-address"));
  }

  @Test
  void saysWhatIsMissingBesideEachField() {
    assertThat(Draft.of(" ", " ", "\n", "\r\n").problems())
        .extracting(Problem::field)
        .containsExactly("address", "subject", "text");
  }

  @Test
  void saysWhatIsTooLongAndHowMuchIsAllowed() {
    Draft draft =
        Draft.of(
            "n".repeat(101), "a".repeat(250) + "@example.org", "s".repeat(151), "t".repeat(5001));
    assertThat(draft.problems())
        .containsExactly(
            Problem.of("name", "problem.message-too-long", "100"),
            Problem.of("address", "problem.message-address"),
            Problem.of("subject", "problem.message-too-long", "150"),
            Problem.of("text", "problem.message-too-long", "5000"));
  }

  @Test
  void countsALineEndOnce() {
    assertThat(Draft.of("", ADDRESS, "Hello", "a\r\n".repeat(2499) + "b").problems()).isEmpty();
  }

  @Test
  void dropsWhatDisturbsTheDisplay() {
    Draft draft = Draft.of("A\nda", ADDRESS, "Hel\u0007lo", "one\r\ntwo\rthree\u001b[31m\tfour");
    assertThat(draft.name()).isEqualTo("A da");
    assertThat(draft.subject()).isEqualTo("Hel lo");
    assertThat(draft.text()).isEqualTo("one\ntwo\nthree[31m\tfour");
  }
}
