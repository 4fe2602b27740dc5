package net.psmail.portal.guard;

import static net.psmail.portal.guard.SlowBody.FORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.psmail.portal.guard.SlowBody.TooLarge;
import org.junit.jupiter.api.Test;

class SlowBodyTest {

  private static final Clock NOW = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @Test
  void readsAFormOfTheLargestSize() throws IOException {
    assertThat(new SlowBody(-1, FORM, NOW).read(body(FORM.bytes()))).hasSize(FORM.bytes());
  }

  @Test
  void stopsReadingALargerOne() {
    assertThatThrownBy(() -> new SlowBody(-1, FORM, NOW).read(body(FORM.bytes() + 1)))
        .isInstanceOf(TooLarge.class);
  }

  @Test
  void doesNotBeginToReadOneThatIsAnnouncedAsLarger() {
    InputStream unread = InputStream.nullInputStream();
    assertThatThrownBy(() -> new SlowBody(FORM.bytes() + 1, FORM, NOW).read(unread))
        .isInstanceOf(TooLarge.class);
  }

  @Test
  void givesUpOnOneThatComesByteAfterByte() {
    Trickle body = new Trickle();
    assertThatThrownBy(() -> new SlowBody(1000, FORM, body.clock()).read(body))
        .hasMessageContaining("slowly");
    assertThat(body.count).isEqualTo(11);
  }

  private static InputStream body(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }

  /** One byte a second. */
  private static final class Trickle extends InputStream {

    private int count;

    Clock clock() {
      return new Clock() {
        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return Instant.EPOCH.plus(Duration.ofSeconds(count));
        }
      };
    }

    @Override
    public int read() {
      count++;
      return 'x';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      bytes[offset] = (byte) read();
      return 1;
    }
  }
}
