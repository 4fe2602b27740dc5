package net.psmail.portal.content;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The fields of a kind in one column, a line each: {@code order=10}. Values are single lines. */
final class FieldLines {

  private FieldLines() {}

  static String write(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("\n"));
  }

  static Map<String, String> read(String lines) {
    return lines
        .lines()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
  }
}
