package net.psmail.journey;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What axe finds on the page that a browser shows, in both colour schemes. */
final class Barriers {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** The schemes differ in colours alone, so what else stands in the way does so in both. */
  private static final List<String> RULES_OF_COLOUR =
      List.of("color-contrast", "link-in-text-block");

  private Barriers() {}

  /** One line for each element that stands in somebody's way. */
  static List<String> on(Browser browser) {
    List<String> found = new ArrayList<>(inLightOn(browser));
    found.addAll(in("dark", browser, axe().withOnlyRules(RULES_OF_COLOUR)));
    return found;
  }

  /** Those in the light scheme alone. */
  static List<String> inLightOn(Browser browser) {
    return in("light", browser, axe().withTags(RULES));
  }

  private static List<String> in(String scheme, Browser browser, AxeBuilder axe) {
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return axe.analyze(browser.driver()).getViolations().stream()
        .flatMap(rule -> rule.getNodes().stream().map(node -> line(scheme, browser, rule, node)))
        .toList();
  }

  /**
   * Legacy: within the page at hand. Otherwise axe opens a window of its own for each page. It
   * describes every element that it asks for, so it is asked for those in the way alone.
   */
  @SuppressWarnings("deprecation")
  private static AxeBuilder axe() {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder().setLegacyMode(true).withOptions(options);
  }

  private static String line(String scheme, Browser browser, Rule rule, CheckedNode node) {
    return String.join(
        " | ",
        browser.path(),
        scheme,
        rule.getId(),
        rule.getHelp(),
        String.valueOf(node.getTarget()),
        node.getHtml(),
        node.getFailureSummary());
  }
}
