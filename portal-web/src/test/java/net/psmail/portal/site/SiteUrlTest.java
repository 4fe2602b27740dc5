package net.psmail.portal.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mail.example.org",
        "https://mail.example.org:8443",
        "https://[2001:db8::1]",
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://[::1]:8080",
        "http://psmail.test",
        "http://psmail.localhost"
      })
  void takesHttpsForAllNamesAndHttpForTrials(String url) {
    assertThat(SiteUrl.parse(" " + url)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://mail.example.org",
        "http://192.168.1.7:8080",
        "http://localhost.example.org",
        "http://latest",
        "HTTP://MAIL.EXAMPLE.ORG"
      })
  void refusesToSendPasswordsUnencrypted(String url) {
    assertThatThrownBy(() -> SiteUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("psmail.site.url: to ")
        .hasMessageContaining("unencrypted; write https://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.org",
        "https://",
        "https://mail.example.org/",
        "https://mail.example.org/mail",
        "https://me@mail.example.org",
        "https://mail.example.org?a",
        "ftp://mail.example.org",
        "https://mail example.org"
      })
  void saysWhatToWriteInsteadOfNonsense(String url) {
    assertThatThrownBy(() -> SiteUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("psmail.site.url: write an address without a path");
  }
}
