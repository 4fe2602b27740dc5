package net.psmail.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test
  void compressesForBrowsersThatSaySo() {
    assertThat(Answer.accepts("gzip")).isTrue();
    assertThat(Answer.accepts("gzip, deflate, br, zstd")).isTrue();
    assertThat(Answer.accepts("br;q=1.0, GZIP;q=0.5")).isTrue();
  }

  @Test
  void doesNotCompressForOthers() {
    assertThat(Answer.accepts(null)).isFalse();
    assertThat(Answer.accepts("br, identity")).isFalse();
    assertThat(Answer.accepts("gzip;q=0")).isFalse();
    assertThat(Answer.accepts("gzip;q=0.000, br")).isFalse();
  }
}
