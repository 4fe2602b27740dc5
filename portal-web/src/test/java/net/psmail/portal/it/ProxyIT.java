package net.psmail.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProxyIT {

  private static final String BY_HTTPS = "X-Forwarded-Proto: https";
  private static final int TRIES = 5;

  private final Wire proxy = Wire.from(RunningPortal.PROXY);

  @Test
  void visitorsBehindATrustedProxyHaveLimitsOfTheirOwn() throws IOException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      assertThat(proxy.signIn("proxied@psmail.test", "X-Forwarded-For: 203.0.113.1", BY_HTTPS))
          .startsWith("HTTP/1.1 422");
    }
    assertThat(proxy.signIn("proxied@psmail.test", "X-Forwarded-For: 203.0.113.1", BY_HTTPS))
        .startsWith("HTTP/1.1 429");
    assertThat(
            proxy.signIn("proxied@psmail.test", "X-Forwarded-For: 6.6.6.6, 203.0.113.1", BY_HTTPS))
        .as("what the visitor wrote before the proxy did")
        .startsWith("HTTP/1.1 429");
    assertThat(proxy.signIn("proxied@psmail.test", "Forwarded: for=203.0.113.1;proto=https"))
        .startsWith("HTTP/1.1 429");
    assertThat(proxy.signIn("proxied@psmail.test", "X-Forwarded-For: 198.51.100.1", BY_HTTPS))
        .startsWith("HTTP/1.1 422");
  }

  @Test
  void whoContradictsTheProxyIsCountedAsTheProxyItself() throws IOException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      contradict(attempt);
    }
    assertThat(contradict(TRIES)).startsWith("HTTP/1.1 429");
  }

  private String contradict(int attempt) throws IOException {
    return proxy.signIn(
        "liar@psmail.test",
        "Forwarded: for=192.0.2.1;proto=https",
        "X-Forwarded-For: 203.0." + attempt + ".1");
  }

  @Test
  void nobodyElseMaySayWhereTheyComeFrom() throws IOException {
    Wire stranger = Wire.from("127.0.8.1");
    for (int attempt = 0; attempt < TRIES; attempt++) {
      stranger.signIn("stranger@psmail.test", "X-Forwarded-For: 203.0." + attempt + ".1");
    }
    assertThat(stranger.signIn("stranger@psmail.test", "X-Forwarded-For: 203.0.200.1"))
        .startsWith("HTTP/1.1 429");
  }
}
