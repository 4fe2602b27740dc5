package net.psmail.status.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xbill.DNS.Name;

/** The policy of <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.2">RFC 8461, 3.2</a>. */
final class MtaSts {

  private MtaSts() {}

  /** What is wrong with a policy for these hosts; empty if nothing is. */
  static String fault(String policy, List<Name> hosts) {
    Map<String, String> fields = new HashMap<>();
    List<String> patterns = new ArrayList<>();
    policy
        .lines()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .forEach(
            parts -> {
              String value = parts[1].strip();
              fields.putIfAbsent(parts[0].strip(), value);
              if (parts[0].strip().equals("mx")) {
                patterns.add(value.toLowerCase(Locale.ROOT));
              }
            });
    if (!"STSv1".equals(fields.get("version"))) {
      return "the policy has no version: STSv1";
    }
    if (!fields.getOrDefault("mode", "").matches("enforce|testing|none")) {
      return "the policy has no mode";
    }
    if (!fields.getOrDefault("max_age", "").matches("\\d{1,10}")) {
      return "the policy has no max_age";
    }
    if ("none".equals(fields.get("mode"))) {
      return "";
    }
    return hosts.stream()
        .map(host -> host.toString(true).toLowerCase(Locale.ROOT))
        .filter(host -> patterns.stream().noneMatch(pattern -> fits(pattern, host)))
        .findFirst()
        .map(host -> "the policy does not name " + host)
        .orElse("");
  }

  /** A star is one label. */
  private static boolean fits(String pattern, String host) {
    return pattern.startsWith("*.")
        ? host.indexOf('.') > 0 && host.substring(host.indexOf('.')).equals(pattern.substring(1))
        : host.equals(pattern);
  }
}
