package net.psmail.provisioning.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.xbill.DNS.TXTRecord;

/** Text in TXT records: strings of 255 bytes at the most, which readers put together again. */
final class Txt {

  private static final int LONGEST = 255;

  private Txt() {}

  /** As the data of a zone file. */
  static String data(String text) {
    List<String> strings = new ArrayList<>();
    for (int from = 0; from < text.length(); from += LONGEST) {
      strings.add(quoted(text.substring(from, Math.min(text.length(), from + LONGEST))));
    }
    return String.join(" ", strings);
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The text of a record, its strings put together without anything between. */
  static String text(TXTRecord one) {
    return one.getStringsAsByteArrays().stream()
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .collect(Collectors.joining());
  }

  /**
   * The tags of a text such as {@code v=DKIM1; p=…}, by their names in lower case; space within
   * values is dropped, because a key may be broken anywhere.
   */
  static Map<String, String> tags(String text) {
    Map<String, String> tags = new TreeMap<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        tags.put(
            part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            part.substring(equals + 1).replaceAll("\\s+", ""));
      }
    }
    return tags;
  }
}
