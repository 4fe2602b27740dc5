package net.psmail.portal.members;

import static org.assertj.core.api.Assertions.assertThat;

import net.psmail.portal.view.Language;
import net.psmail.portal.view.Texts;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.postfixadmin.SourceFault;
import net.psmail.provisioning.postfixadmin.TakeoverFault;
import net.psmail.provisioning.postfixadmin.TakeoverLine.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TakeoverWordsTest extends LinesWordsTest {

  TakeoverWordsTest() {
    super("postfixadmin");
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultOfALineSaysWhatItIsAndWhatToDo(TakeoverFault fault) {
    assertTwoSentences("postfixadmin.fault." + Words.of(fault));
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultOfADatabaseSaysWhatItIsAndWhatToDo(SourceFault fault) {
    assertTwoSentences("problem.postfixadmin." + Words.of(fault));
  }

  @ParameterizedTest
  @EnumSource
  void everythingThatIsTakenOverHasAName(What what) {
    assertSaid("postfixadmin.what.", what);
    assertSaid("postfixadmin.kind.", what);
  }

  @Test
  void everyColumnOfTheTableHasAName() {
    assertThat(new TakeoverSheet().columns())
        .allSatisfy(column -> assertSaid("postfixadmin.csv." + column));
  }

  private static void assertTwoSentences(String key) {
    for (Language language : Language.values()) {
      assertThat(new Texts(language).text(key)).matches(".+\\. .+\\.");
    }
  }
}
