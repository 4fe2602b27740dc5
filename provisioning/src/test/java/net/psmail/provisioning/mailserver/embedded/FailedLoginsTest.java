package net.psmail.provisioning.mailserver.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Instant now = NOON;
  private final FailedLogins failedLogins =
      new FailedLogins(
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }
          });

  @Test
  void stopsAfterTenAndForgetsAfterFiveMinutes() {
    fail(9);
    assertThat(failedLogins.tooMany(HERE, "anna@psmail.test")).isFalse();
    fail(1);
    assertThat(failedLogins.tooMany(HERE, "ANNA@psmail.test ")).isTrue();
    assertThat(failedLogins.tooMany(HERE, "bert@psmail.test")).isFalse();

    now = NOON.plus(Duration.ofMinutes(6));

    assertThat(failedLogins.tooMany(HERE, "anna@psmail.test")).isFalse();
  }

  @Test
  void forgivesWhoGetsItRight() {
    fail(9);
    failedLogins.succeeded(HERE, "anna@psmail.test");
    fail(1);

    assertThat(failedLogins.tooMany(HERE, "anna@psmail.test")).isFalse();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      failedLogins.failed(HERE, "anna@psmail.test");
    }
  }
}
