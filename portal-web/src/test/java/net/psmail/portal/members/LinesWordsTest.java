package net.psmail.portal.members;

import static org.assertj.core.api.Assertions.assertThat;

import net.psmail.portal.view.Language;
import net.psmail.portal.view.Texts;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The German words are the same keys, as another test holds. */
abstract class LinesWordsTest {

  private static final Texts TEXTS = new Texts(Language.ENGLISH);

  private final String template;

  /** Of acts that are shown line by line: what the keys begin with. */
  LinesWordsTest(String template) {
    this.template = template;
  }

  @ParameterizedTest
  @EnumSource
  void everyStateOfALineHasWords(BulkLine.State state) {
    assertSaid(template + ".line.", state);
    assertSaid(template + ".count.", state);
  }

  @ParameterizedTest
  @EnumSource
  void everyStateOfAllLinesHasWords(Bulk.State state) {
    assertSaid(template + ".title.", state);
    assertSaid(template + ".lead.", state);
  }

  static void assertSaid(String start, Enum<?> constant) {
    assertSaid(start + Words.of(constant));
  }

  static void assertSaid(String key) {
    assertThat(TEXTS.has(key)).as(key).isTrue();
  }
}
