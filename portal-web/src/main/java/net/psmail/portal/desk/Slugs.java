package net.psmail.portal.desk;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.function.Predicate;

/** Proposes the last part of an address; {@code desk.js} proposes the same while somebody types. */
final class Slugs {

  private static final int LONGEST = 60;

  private Slugs() {}

  /** From a title; empty when nothing of it can stand in an address. */
  static String of(String title) {
    String german =
        title
            .toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    String plain = Normalizer.normalize(german, Form.NFD).replaceAll("\\p{M}|['’]", "");
    return shortened(plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""), LONGEST);
  }

  /** The first of {@code name, name-2, name-3} and so on that nobody has. */
  static String free(String name, Predicate<String> taken) {
    String free = name;
    for (int number = 2; taken.test(free); number++) {
      String end = "-" + number;
      free = shortened(name, LONGEST - end.length()) + end;
    }
    return free;
  }

  private static String shortened(String slug, int length) {
    if (slug.length() <= length) {
      return slug;
    }
    int end = slug.lastIndexOf('-', length);
    return slug.substring(0, end > 0 ? end : length);
  }
}
