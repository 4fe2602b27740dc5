package net.psmail.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import net.psmail.portal.view.Language;
import org.junit.jupiter.api.Test;

class TipsTest {

  @Test
  void everyLanguageHasTheSameNumberOfTips() {
    assertThat(Tips.read(Language.GERMAN))
        .isNotEmpty()
        .hasSameSizeAs(Tips.read(Language.ENGLISH))
        .doesNotContain("");
  }
}
