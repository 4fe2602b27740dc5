package net.psmail.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0 | Firefox, Linux",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0"
            + " | Edge, Windows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1"
            + " | Safari, iPhone",
        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
            + " | Chrome, Android",
        "Firefox | Firefox"
      })
  void callsABrowserAsPeopleDo(String userAgent, String name) {
    assertThat(new Origin("x", userAgent).browser()).hasValue(name);
  }

  @Test
  void saysNothingOfOthers() {
    assertThat(new Origin("x", "curl/8.5.0").browser()).isEmpty();
    assertThat(new Origin("x", null).browser()).isEmpty();
  }
}
