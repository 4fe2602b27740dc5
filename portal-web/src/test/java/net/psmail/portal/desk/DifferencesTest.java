package net.psmail.portal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.psmail.portal.content.Wording;
import net.psmail.portal.view.Difference;
import net.psmail.portal.view.Difference.Field;
import net.psmail.portal.view.Difference.Kind;
import net.psmail.portal.view.Difference.Part;
import net.psmail.portal.view.Difference.Row;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  @Test
  void marksTheWordsThatChangedWithinALine() {
    List<Row> rows = Differences.rows("One.\nA red house.\nEnd.", "One.\nA grüne house.\nEnd.");
    assertThat(rows)
        .containsExactly(
            new Row(Kind.SAME, List.of(new Part("One.", false))),
            new Row(Kind.REMOVED, parts("A ", "red", " house.")),
            new Row(Kind.ADDED, parts("A ", "grüne", " house.")),
            new Row(Kind.SAME, List.of(new Part("End.", false))));
  }

  @Test
  void showsNewLinesAndLostOnesWhole() {
    assertThat(text(Differences.rows("a\nb", "a\nb\nc"))).containsExactly(" a", " b", "+c");
    assertThat(text(Differences.rows("a\nb\nc", "a\nc"))).containsExactly(" a", "-b", " c");
    assertThat(text(Differences.rows("", "a"))).containsExactly("+a");
  }

  @Test
  void leavesOutWhatIsFarFromAnyChange() {
    String many =
        IntStream.range(0, 40).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    assertThat(text(Differences.rows(many, many.replace("\n20\n", "\nx\n"))))
        .containsExactly("…", " 17", " 18", " 19", "-20", "+x", " 21", " 22", " 23", "…");
  }

  @Test
  void tellsWhichFieldsChanged() {
    Wording before = new Wording("T", "s", "", Map.of("order", "10"), "same");
    Wording after = new Wording("U", "s", "", Map.of("parent", "p"), "same");
    assertThat(Differences.of(before, after))
        .isEqualTo(
            new Difference(
                List.of(
                    new Field("title", "T", "U"),
                    new Field("order", "10", ""),
                    new Field("parent", "", "p")),
                List.of()));
    assertThat(Differences.of(after, after).isNone()).isTrue();
  }

  @Test
  void isQuickWithTextsThatHaveNothingInCommon() {
    String old = lines("old", 20_000);
    assertThat(Differences.rows(old, lines("new", 20_000))).hasSize(40_000);
  }

  private static String lines(String word, int number) {
    return IntStream.range(0, number)
        .mapToObj(line -> word + line)
        .collect(Collectors.joining("\n"));
  }

  private static List<Part> parts(String before, String changed, String after) {
    return List.of(new Part(before, false), new Part(changed, true), new Part(after, false));
  }

  private static List<String> text(List<Row> rows) {
    return rows.stream().map(DifferencesTest::text).toList();
  }

  private static String text(Row row) {
    String words = row.parts().stream().map(Part::text).collect(Collectors.joining());
    return switch (row.kind()) {
      case SAME -> " " + words;
      case ADDED -> "+" + words;
      case REMOVED -> "-" + words;
      case GAP -> "…";
    };
  }
}
