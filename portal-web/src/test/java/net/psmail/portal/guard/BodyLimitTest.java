package net.psmail.portal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

  @Test
  void readsAFormOfTheLargestSize() throws IOException {
    assertThat(body(BodyLimit.BYTES).readAllBytes()).hasSize(BodyLimit.BYTES);
  }

  @Test
  void stopsReadingALargerOne() {
    assertThatThrownBy(() -> body(BodyLimit.BYTES + 1).readAllBytes()).hasMessage("too large");
  }

  private static InputStream body(int size) {
    return new BodyLimit.Limited(
        new ByteArrayInputStream(new byte[size]), () -> new IllegalStateException("too large"));
  }
}
