package net.psmail.provisioning.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SieveTextTest {

  private static final List<String> NASTY =
      List.of(
          "\"", "\\", "\\\"", "\n", ".\n", "\n.\n", ";", "}", "{5}", "${from}", "*", "?", "#", "/*",
          "*/", "text:", "stop;", "ä", "€", "😀", "\u0000", "a", " ");

  @Test
  void writesQuotesAndBackslashesSoThatTheyAreRead() {
    assertThat(SieveText.quoted("a \"b\" \\ c")).isEqualTo("\"a \\\"b\\\" \\\\ c\"");
    assertThat(SieveText.list(List.of("a", "b\""))).isEqualTo("[\"a\", \"b\\\"\"]");
  }

  @RepeatedTest(200)
  void readsEveryTextBackAsItWas(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(40); length > 0; length--) {
      text.append(NASTY.get(random.nextInt(NASTY.size())));
    }
    ScriptStrings read = ScriptStrings.of("keep " + SieveText.quoted(text.toString()) + ";");
    assertThat(read.code()).isEqualTo("keep \"\";");
    assertThat(read.strings())
        .containsExactly(text.toString().replace("\0", "").replace("\n", "\r\n"));
  }
}
