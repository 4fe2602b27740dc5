package net.psmail.portal.members;

import static org.assertj.core.api.Assertions.assertThat;

import net.psmail.portal.view.Language;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkFault;
import net.psmail.provisioning.bulk.BulkKind;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.bulk.LineFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The German words are the same keys, as another test holds. */
class BulkWordsTest {

  private static final Texts TEXTS = new Texts(Language.ENGLISH);

  @ParameterizedTest
  @EnumSource
  void everyFaultOfALineHasWords(LineFault fault) {
    assertThat(TEXTS.has("bulk.fault." + Words.of(fault))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultOfATableHasWords(BulkFault.Reason reason) {
    assertThat(TEXTS.has("problem.bulk." + Words.of(reason))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyActIsExplainedAndSaid(BulkKind kind) {
    assertThat(TEXTS.has("bulk.act." + kind.word())).isTrue();
    assertThat(TEXTS.has("bulk.what." + kind.word())).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyStateOfALineHasWords(BulkLine.State state) {
    assertThat(TEXTS.has("bulk.line." + Words.of(state))).isTrue();
    assertThat(TEXTS.has("bulk.count." + Words.of(state))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyStateOfATableHasWords(Bulk.State state) {
    assertThat(TEXTS.has("bulk.title." + Words.of(state))).isTrue();
    assertThat(TEXTS.has("bulk.lead." + Words.of(state))).isTrue();
  }

  /** The list has only those that were ordered. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SHOWN")
  void everyStateOfATableInTheListHasWords(Bulk.State state) {
    assertThat(TEXTS.has("bulk.state." + Words.of(state))).isTrue();
  }
}
