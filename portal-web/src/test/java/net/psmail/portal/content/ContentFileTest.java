package net.psmail.portal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.psmail.portal.content.ContentFile.Holding;
import net.psmail.portal.view.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentFileTest {

  private static final TextName NAME = new TextName(Kind.ARTICLE, "a", Language.GERMAN);

  @Test
  void shippedTextsAreTheSameAfterWritingAndReading() {
    for (Entry entry : Shipped.entries()) {
      Holding holding = new Holding(entry.wording(), false);
      String file = ContentFile.write(entry.name(), holding);
      assertThat(ContentFile.read(entry.name().path(), file)).isEqualTo(holding);
      assertThat(FrontMatter.faults(entry.kind(), file)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS: how it works",
        "\"Quoted\"",
        "It's 'so'",
        "back\\slash \\\" both\\\\",
        "ends with \\",
        "# no comment",
        "- no list",
        "[no] {list}",
        "| > & * ! % @ `",
        "---",
        "true",
        "2026-11-23",
        "Ünïcödé „Anführung“ 🙂",
        "a # b",
        "key: value: more"
      })
  void writesEveryTitleSoThatItIsReadTheSame(String title) {
    Wording wording = new Wording(title, "a", title, Map.of("order", "1"), "---\n\ntitle: x\n---");
    Holding holding = new Holding(wording, true);
    String file = ContentFile.write(NAME, holding);
    assertThat(FrontMatter.faults(Kind.ARTICLE, file)).isEmpty();
    assertThat(ContentFile.read(NAME.path(), file)).isEqualTo(holding);
  }

  @Test
  void readsFilesOfOtherSystems() {
    String file = "\uFEFF---\r\ntitle: T\r\n---\r\n\r\nOne\r\n";
    assertThat(ContentFile.read(NAME.path(), file))
        .isEqualTo(new Holding(new Wording("T", "a", "", Map.of(), "One"), false));
    assertThat(FrontMatter.faults(Kind.ARTICLE, file)).isEmpty();
  }

  @Test
  void saysWhereFrontMatterIsWrong() {
    assertThat(fault("no front matter")).isEqualTo("problem.content-file-front []");
    assertThat(fault("---\ntitle: T\nand no end")).isEqualTo("problem.content-file-front []");
    assertThat(fault("---\ntitle: T\nwhat\n---\n")).isEqualTo("problem.content-file-line [3]");
    assertThat(fault("---\ntitle: |\n---\n")).isEqualTo("problem.content-file-line [2]");
    assertThat(fault("---\ndate: 2026-01-01\n---\n"))
        .isEqualTo("problem.content-file-field [2, date]");
    assertThat(fault("---\ntitle: T\ntitle: T\n---\n"))
        .isEqualTo("problem.content-file-twice [3, title]");
    assertThat(fault("---\ndraft: maybe\n---\n")).isEqualTo("problem.content-file-draft [2]");
  }

  @Test
  void knowsItsFilesByTheirNames() {
    assertThat(ContentFile.name("articles/a.de.md")).contains(NAME);
    for (String other :
        List.of(
            "articles/a.md", "toys/a.de.md", "articles/a.fr.md", "articles/A.de.md", "a.de.md")) {
      assertThat(ContentFile.name(other)).isEmpty();
    }
    assertThat(TextName.of(NAME.word())).isEqualTo(NAME);
  }

  private static String fault(String file) {
    ContentFault fault = FrontMatter.faults(Kind.ARTICLE, file).get(0);
    return fault.key() + " " + fault.arguments();
  }
}
