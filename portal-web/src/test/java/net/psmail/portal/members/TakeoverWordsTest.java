package net.psmail.portal.members;

import static org.assertj.core.api.Assertions.assertThat;

import net.psmail.portal.view.Language;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.postfixadmin.SourceFault;
import net.psmail.provisioning.postfixadmin.TakeoverFault;
import net.psmail.provisioning.postfixadmin.TakeoverLine.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The German words are the same keys, as another test holds. */
class TakeoverWordsTest {

  private static final Texts TEXTS = new Texts(Language.ENGLISH);
  private static final Texts GERMAN = new Texts(Language.GERMAN);

  @ParameterizedTest
  @EnumSource
  void everyFaultOfALineSaysWhatItIsAndWhatToDo(TakeoverFault fault) {
    assertThat(TEXTS.text("postfixadmin.fault." + Words.of(fault))).matches(".+\\. .+\\.");
    assertThat(GERMAN.text("postfixadmin.fault." + Words.of(fault))).matches(".+\\. .+\\.");
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultOfADatabaseSaysWhatItIsAndWhatToDo(SourceFault fault) {
    assertThat(TEXTS.text("problem.postfixadmin." + Words.of(fault))).matches(".+\\. .+\\.");
    assertThat(GERMAN.text("problem.postfixadmin." + Words.of(fault))).matches(".+\\. .+\\.");
  }

  @ParameterizedTest
  @EnumSource
  void everyStateOfALineHasWords(BulkLine.State state) {
    assertThat(TEXTS.has("postfixadmin.line." + Words.of(state))).isTrue();
    assertThat(TEXTS.has("postfixadmin.count." + Words.of(state))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyStateOfATakeoverHasWords(Bulk.State state) {
    assertThat(TEXTS.has("postfixadmin.title." + Words.of(state))).isTrue();
    assertThat(TEXTS.has("postfixadmin.lead." + Words.of(state))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everythingThatIsTakenOverHasAName(What what) {
    assertThat(TEXTS.has("postfixadmin.what." + Words.of(what))).isTrue();
    assertThat(TEXTS.has("postfixadmin.kind." + Words.of(what))).isTrue();
  }

  @Test
  void everyColumnOfTheTableHasAName() {
    assertThat(new TakeoverSheet().columns())
        .allSatisfy(column -> assertThat(TEXTS.has("postfixadmin.csv." + column)).isTrue());
  }
}
