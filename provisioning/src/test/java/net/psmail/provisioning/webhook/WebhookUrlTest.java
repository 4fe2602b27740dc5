package net.psmail.provisioning.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://billing.example.org",
        "https://billing.example.org:8443/hooks/psmail?tenant=7",
        "HTTPS://[2001:db8::1]/"
      })
  void takesWhatIsReachedByHttps(String url) {
    assertThat(WebhookUrl.parse(" " + url + " ")).contains(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "billing.example.org",
        "http://billing.example.org",
        "ftp://billing.example.org",
        "https:///hooks",
        "https://user:secret@billing.example.org/",
        "https://billing.example.org/#there",
        "https://billing.example.org:0/",
        "https://billing.example.org:65536/",
        "https://billing.example.org/a b",
        "https://billing.example.org/\r\nX-Other: 1",
        "https://bücher.example.org/",
        "javascript:alert(1)"
      })
  void refusesEverythingElse(String url) {
    assertThat(WebhookUrl.parse(url)).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    String begin = "https://billing.example.org/";
    assertThat(WebhookUrl.parse(begin + "x".repeat(500 - begin.length()))).isPresent();
    assertThat(WebhookUrl.parse(begin + "x".repeat(501 - begin.length()))).isEmpty();
  }
}
