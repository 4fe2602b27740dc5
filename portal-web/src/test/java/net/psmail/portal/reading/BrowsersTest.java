package net.psmail.portal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowsersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
        "Lynx/2.9.0 libwww-FM/2.14 SSL-MM/1.4.1",
        "w3m/0.5.3"
      })
  void includeWhatPeopleReadWith(String userAgent) {
    assertThat(Browsers.include(userAgent)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/116.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/142.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 11) AppleWebKit/537.36 Chrome/142.0 Chrome-Lighthouse",
        "Mozilla/5.0 (compatible; Baiduspider/2.0)",
        "Mozilla/5.0 (compatible; UptimeKuma)",
        "curl/8.5.0",
        "python-requests/2.32",
        "Java-http-client/17.0.12",
        ""
      })
  void leaveOutPrograms(String userAgent) {
    assertThat(Browsers.include(userAgent)).isFalse();
  }

  @Test
  void leaveOutWhoDoesNotSay() {
    assertThat(Browsers.include(null)).isFalse();
  }
}
