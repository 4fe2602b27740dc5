package net.psmail.status.subscription;

import java.util.List;
import java.util.Map;

/**
 * What a reader wants of these pages.
 *
 * @param root the path of the application
 * @param path below /subscribe
 * @param network where the reader is, an IP address
 */
record PageRequest(
    String root, boolean post, String path, Map<String, List<String>> values, String network) {

  /** What was typed into a field; empty if nothing was. */
  String value(String field) {
    List<String> typed = values(field);
    return typed.isEmpty() ? "" : typed.get(0);
  }

  List<String> values(String field) {
    return values.getOrDefault(field, List.of());
  }
}
