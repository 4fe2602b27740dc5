package net.psmail.status.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Measures the contrast of what is written on what, by <a
 * href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">WCAG 2.2</a>, in both colour schemes.
 */
class ContrastTest {

  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

  @ParameterizedTest
  @CsvSource({
    "ink, paper",
    "ink, card",
    "ink, unknown-tint",
    "ink, ok-tint",
    "ink, warn-tint",
    "ink, bad-tint",
    "soft, paper",
    "soft, card",
    "accent, paper",
    "accent, unknown-tint",
    "unknown, card",
    "ok, card",
    "warn, card",
    "bad, card",
    "on-state, unknown",
    "on-state, ok",
    "on-state, warn",
    "ink, plan-tint",
    "plan, card",
    "on-state, plan",
    "on-state, bad"
  })
  void isReadable(String text, String ground) throws IOException {
    String[] schemes = css().split("@media \\(prefers-color-scheme: dark\\)", 2);
    assertThat(schemes).hasSize(2);
    for (String scheme : schemes) {
      Map<String, String> colours = colours(scheme);
      assertThat(contrast(colours, text, ground)).isGreaterThanOrEqualTo(4.5);
    }
  }

  private static String css() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ContrastTest.class.getResourceAsStream("page.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> colours(String scheme) {
    Map<String, String> colours = new HashMap<>();
    Matcher matcher = COLOUR.matcher(scheme);
    while (matcher.find()) {
      colours.put(matcher.group(1), matcher.group(2));
    }
    return colours;
  }

  private static double contrast(Map<String, String> colours, String one, String other) {
    double a = luminance(Objects.requireNonNull(colours.get(one), one));
    double b = luminance(Objects.requireNonNull(colours.get(other), other));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String hex) {
    return 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 2) + 0.0722 * channel(hex, 4);
  }

  private static double channel(String hex, int at) {
    double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
