package net.psmail.portal.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers from programs by what they call themselves. Nearly all programs do so honestly:
 * they do not begin as browsers do, name themselves a robot, or give an address where to read about
 * them.
 */
final class Browsers {

  private static final List<String> BEGINNINGS =
      List.of("Mozilla/", "Opera/", "Lynx/", "w3m/", "Links ", "ELinks/", "NetSurf/", "Dillo/");

  private static final List<String> OF_ROBOTS =
      List.of(
          "bot",
          "crawl",
          "spider",
          "slurp",
          "http:",
          "https:",
          "headless",
          "lighthouse",
          "inspectiontool",
          "googleother",
          "preview",
          "monitor",
          "pingdom",
          "uptime",
          "statuscake",
          "archiver",
          "scanner",
          "validator",
          "phantomjs",
          "httrack");

  /** By their first letter: a name is gone through once, not once for each word. */
  private static final String[][] BY_LETTER = new String['z' + 1][];

  static {
    for (char letter = 'a'; letter <= 'z'; letter++) {
      String first = String.valueOf(letter);
      BY_LETTER[letter] =
          OF_ROBOTS.stream().filter(word -> word.startsWith(first)).toArray(String[]::new);
    }
  }

  private Browsers() {}

  static boolean include(@Nullable String userAgent) {
    return userAgent != null && beginsLikeOne(userAgent) && !isRobot(userAgent);
  }

  private static boolean beginsLikeOne(String userAgent) {
    for (String beginning : BEGINNINGS) {
      if (userAgent.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRobot(String userAgent) {
    for (int at = 0; at < userAgent.length(); at++) {
      char letter = Character.toLowerCase(userAgent.charAt(at));
      if (letter >= 'a' && letter <= 'z' && hasWordAt(userAgent, at, BY_LETTER[letter])) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasWordAt(String userAgent, int at, String[] words) {
    for (String word : words) {
      if (userAgent.regionMatches(true, at, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }
}
