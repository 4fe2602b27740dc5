package net.psmail.portal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Measures the colours of the stylesheet as <a
 * href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG 2.2</a> says: 4.5 to 1 for text, 3 to
 * 1 for the edges of fields and buttons.
 */
class ContrastTest {
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6})");

  @ParameterizedTest
  @CsvSource({
    "ink, paper, 4.5",
    "ink, surface, 4.5",
    "ink, accent-soft, 4.5",
    "ink, ok-soft, 4.5",
    "ink, warn-soft, 4.5",
    "ink, bad-soft, 4.5",
    "ink-soft, paper, 4.5",
    "ink-soft, surface, 4.5",
    "accent, paper, 4.5",
    "accent, surface, 4.5",
    "accent, accent-soft, 4.5",
    "accent-strong, accent-soft, 4.5",
    "on-accent, accent, 4.5",
    "on-accent, accent-strong, 4.5",
    "ok, paper, 4.5",
    "ok, surface, 4.5",
    "ok, ok-soft, 4.5",
    "warn, surface, 4.5",
    "warn, paper, 4.5",
    "warn, warn-soft, 4.5",
    "bad, paper, 4.5",
    "bad, surface, 4.5",
    "bad, bad-soft, 4.5",
    "bad-strong, bad-soft, 4.5",
    "on-bad, bad, 4.5",
    "on-bad, bad-strong, 4.5",
    "field, surface, 3",
    "field, paper, 3",
    "focus, paper, 3",
    "focus, surface, 3"
  })
  void canBeReadInBothSchemes(String front, String back, double least) throws IOException {
    String css = Files.readString(Path.of("src/main/webapp/assets/psmail.css"));
    int dark = css.indexOf("@media (prefers-color-scheme: dark)");
    Map<String, String> colours = colours(css.substring(0, dark));
    assertThat(contrast(colours, front, back)).as("light").isGreaterThan(least);
    colours.putAll(colours(css.substring(dark, css.indexOf("box-sizing"))));
    assertThat(contrast(colours, front, back)).as("dark").isGreaterThan(least);
  }

  private static Map<String, String> colours(String css) {
    Map<String, String> colours = new HashMap<>();
    COLOUR.matcher(css).results().forEach(found -> colours.put(found.group(1), found.group(2)));
    return colours;
  }

  private static double contrast(Map<String, String> colours, String front, String back) {
    double a = luminance(Objects.requireNonNull(colours.get(front)));
    double b = luminance(Objects.requireNonNull(colours.get(back)));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour, 16);
    return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
  }

  private static double channel(int bits) {
    double value = (bits & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
