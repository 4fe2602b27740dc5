package net.psmail.portal.visitor;

import java.text.Collator;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.psmail.portal.content.Entry;
import net.psmail.portal.view.Language;

/** Entries as a dictionary has them: by letter, with the accents of the language beside it. */
final class Alphabet {

  /** Where a digit or a sign stands. */
  static final String OTHER = "#";

  private Alphabet() {}

  static List<Entry> sort(List<Entry> entries, Language language) {
    Collator order = Collator.getInstance(language.locale());
    return entries.stream().sorted(Comparator.comparing(Entry::title, order::compare)).toList();
  }

  /** A to Z, with the entries that begin with each; then the others, if there are any. */
  static Map<String, List<Entry>> letters(List<Entry> sorted) {
    Map<String, List<Entry>> letters = new TreeMap<>(Comparator.comparing(Alphabet::place));
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      letters.put(String.valueOf(letter), List.of());
    }
    letters.putAll(sorted.stream().collect(Collectors.groupingBy(entry -> letter(entry.title()))));
    return letters;
  }

  static String letter(String title) {
    String plain = Normalizer.normalize(title, Form.NFD).toUpperCase(Locale.ROOT);
    char first = plain.isEmpty() ? ' ' : plain.charAt(0);
    return first >= 'A' && first <= 'Z' ? String.valueOf(first) : OTHER;
  }

  private static int place(String letter) {
    return letter.equals(OTHER) ? Character.MAX_VALUE : letter.charAt(0);
  }
}
