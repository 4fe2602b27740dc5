package net.psmail.status.page;

import java.time.Instant;
import net.psmail.status.component.Overall;

/**
 * What stands around every page.
 *
 * @param path of the page below its language, such as {@code history/2026-11/}; empty for the first
 * @param madeAt when the page was made; a reader is told when that is long ago
 * @param overall colours the icon of the browser's tab
 * @param aging whether it is out of date when it is old, which a page about the past is not
 */
record Frame(
    Words words,
    PageSettings settings,
    Assets assets,
    String path,
    String title,
    Instant madeAt,
    Overall overall,
    boolean aging) {

  String text(String key, Object... values) {
    return words.text(key, values);
  }

  boolean english() {
    return words == Words.ENGLISH;
  }

  /** The way to the first page of this language, empty or ending with a slash. */
  String home() {
    return "../".repeat((int) path.chars().filter(c -> c == '/').count());
  }

  /** The way to what all languages share. */
  String root() {
    return english() ? home() : home() + "../";
  }

  /** The same page in the other language. */
  String other() {
    return english() ? home() + "de/" + path : home() + "../" + path;
  }

  String made() {
    return words.timeWithSeconds(madeAt);
  }

  /** Where the page stays under this address. */
  String address() {
    return settings.url() + (english() ? "/" : "/de/") + path;
  }

  /** A dot in the colour of the state for the browser's tab. */
  String icon() {
    String colour =
        switch (overall) {
          case UNKNOWN -> "5b6772";
          case NONE -> "1d6b3c";
          case MINOR -> "8a5a00";
          case MAJOR, CRITICAL -> "a32020";
        };
    return "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        + "%3Ccircle cx='8' cy='8' r='7' fill='%23"
        + colour
        + "'/%3E%3C/svg%3E";
  }
}
