package net.psmail.portal.visitor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.psmail.portal.content.Entry;

/** Entries under the headings that they belong to. */
final class Groups {

  private Groups() {}

  /**
   * The groups that have entries, in the given order.
   *
   * @param known their keys; what belongs to none of them comes last, under {@code other}
   */
  static Map<String, List<Entry>> of(List<Entry> entries, List<String> known) {
    Map<String, List<Entry>> groups = new LinkedHashMap<>();
    known.forEach(key -> groups.put(key, List.of()));
    groups.putAll(entries.stream().collect(Collectors.groupingBy(entry -> keyOf(entry, known))));
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  static String keyOf(Entry entry, List<String> known) {
    String group = entry.field("group");
    return known.contains(group) ? group : "other";
  }
}
