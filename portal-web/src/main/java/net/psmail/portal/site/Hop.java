package net.psmail.portal.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one proxy wrote down about who asked it.
 *
 * @param asker an address, perhaps with a port, or whatever else was written
 * @param scheme in lower case; empty if it was not said
 */
record Hop(String asker, String scheme) {

  private static final Hop NOTHING_SAID = new Hop("", "");

  /** A name with its value, and what ends it. No address needs the escapes of quoted text. */
  private static final Pattern PART =
      Pattern.compile(
          "\\G\\s*(?<name>[\\w-]*+)(?:=(?:\"(?<quoted>[^\"\\\\]*+)\"|(?<plain>[^\",;\\s]*+)))?"
              + "\\s*(?<end>[,;]|$)");

  Hop {
    scheme = scheme.toLowerCase(Locale.ROOT);
  }

  /**
   * The farthest proxy first, as in <a href="https://www.rfc-editor.org/rfc/rfc7239">RFC 7239</a>.
   */
  static List<Hop> ofForwarded(String header) {
    List<Hop> hops = new ArrayList<>();
    Matcher part = PART.matcher(header);
    Hop hop = NOTHING_SAID;
    while (part.find()) {
      hop = hop.with(part.group("name"), text(part.group("quoted")) + text(part.group("plain")));
      if (!part.group("end").equals(";")) {
        hops.add(hop);
        hop = NOTHING_SAID;
      }
      if (part.hitEnd() && part.group("end").isEmpty()) {
        return hops;
      }
    }
    return List.of(NOTHING_SAID);
  }

  /** Of a list of schemes each belongs to the asker at the same place, counted from here. */
  static List<Hop> ofXForwarded(String askers, String schemes) {
    List<String> from = list(askers);
    List<String> by = list(schemes);
    List<Hop> hops = new ArrayList<>();
    for (int place = from.size(); place > 0; place--) {
      hops.add(new Hop(from.get(from.size() - place), by.get(Math.max(0, by.size() - place))));
    }
    return hops;
  }

  private Hop with(String name, String value) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "for" -> new Hop(value, scheme);
      case "proto" -> new Hop(asker, value);
      default -> this;
    };
  }

  private static List<String> list(String header) {
    return Arrays.stream(header.split(",", -1)).map(String::strip).toList();
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }
}
