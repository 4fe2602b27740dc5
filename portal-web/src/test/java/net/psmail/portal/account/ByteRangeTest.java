package net.psmail.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  private static final long SIZE = 1000;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-, 0, 999",
    "bytes=500-, 500, 999",
    "bytes=500-5000, 500, 999",
    "bytes=-1, 999, 999",
    "bytes=-5000, 0, 999"
  })
  void isThePartThatIsAskedFor(String header, long from, long to) {
    assertThat(ByteRange.of(header, SIZE)).contains(new ByteRange(from, to));
    assertThat(new ByteRange(from, to).isWithin(SIZE)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "bytes=-",
        "bytes=5-4",
        "bytes=0-1,3-4",
        "lines=1-2",
        "bytes=1-99999999999999999999",
        "bytes=a-b"
      })
  void isTheWholeFileForWhatCannotBeRead(@Nullable String header) {
    assertThat(ByteRange.of(header, SIZE)).isEmpty();
  }

  @Test
  void isNotWithinAFileThatEndsBefore() {
    assertThat(ByteRange.of("bytes=1000-", SIZE).orElseThrow().isWithin(SIZE)).isFalse();
    assertThat(ByteRange.of("bytes=-0", SIZE).orElseThrow().isWithin(SIZE)).isFalse();
  }
}
