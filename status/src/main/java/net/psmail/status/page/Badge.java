package net.psmail.status.page;

import net.psmail.status.component.Overall;
import net.psmail.status.component.State;

/** A small picture of a state for other people's pages. */
final class Badge {

  /** Wide enough for this many pixels a letter in the fonts that readers have. */
  private static final int LETTER = 7;

  private static final int PADDING = 10;

  private Badge() {}

  static String of(String subject, State state, String stateInWords) {
    return svg(subject, stateInWords, colour(state));
  }

  static String of(String subject, Overall overall, String inWords) {
    State state =
        switch (overall) {
          case UNKNOWN -> State.UNKNOWN;
          case NONE -> State.OPERATIONAL;
          case MINOR -> State.DEGRADED_PERFORMANCE;
          case MAJOR, CRITICAL -> State.MAJOR_OUTAGE;
        };
    return of(subject, state, inWords);
  }

  private static String colour(State state) {
    return switch (state) {
      case UNKNOWN -> "#51606d";
      case OPERATIONAL -> "#1d6b3c";
      case UNDER_MAINTENANCE -> "#2f5597";
      case DEGRADED_PERFORMANCE, PARTIAL_OUTAGE -> "#8a5a00";
      case MAJOR_OUTAGE -> "#a32020";
    };
  }

  private static String svg(String subject, String state, String colour) {
    int left = subject.length() * LETTER + 2 * PADDING;
    int right = state.length() * LETTER + 2 * PADDING;
    String label = escape(subject + ": " + state);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="24" role="img" aria-label="%2$s">\
        <title>%2$s</title><clipPath id="r"><rect width="%1$d" height="24" rx="6"/></clipPath>\
        <g clip-path="url(#r)"><rect width="%3$d" height="24" fill="#33404c"/>\
        <rect x="%3$d" width="%4$d" height="24" fill="%5$s"/></g>\
        <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="12" text-anchor="middle">\
        <text x="%6$d" y="16">%7$s</text><text x="%8$d" y="16">%9$s</text></g></svg>
        """
        .formatted(
            left + right,
            label,
            left,
            right,
            colour,
            left / 2,
            escape(subject),
            left + right / 2,
            escape(state));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
