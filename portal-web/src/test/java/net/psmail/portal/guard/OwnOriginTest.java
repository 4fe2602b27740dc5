package net.psmail.portal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnOriginTest {

  @Test
  void takesFormsOfOurOwnPages() {
    assertThat(sent("same-origin", "https://mail.example")).isTrue();
    assertThat(sent(null, "http://localhost:8080")).isTrue();
  }

  @Test
  void refusesFormsOfOtherSites() {
    assertThat(sent("cross-site", "https://evil.example")).isFalse();
    assertThat(sent("cross-site", null)).isFalse();
    assertThat(sent(null, "https://evil.example")).isFalse();
  }

  @Test
  void refusesASisterHostAndAHiddenOrigin() {
    assertThat(sent("same-site", "https://www.mail.example")).isFalse();
    assertThat(sent(null, "null")).isFalse();
  }

  @Test
  void leavesBrowsersThatSayNothingToTheToken() {
    assertThat(sent(null, null)).isTrue();
  }

  private static boolean sent(@Nullable String site, @Nullable String origin) {
    return OwnOrigin.isOwn(site, origin, "http://localhost:8080", "https://mail.example");
  }
}
