package net.psmail.portal.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.psmail.portal.view.Language;

/** Reads the quick tips of a language: one a line. */
final class Tips {

  private Tips() {}

  static List<String> read(Language language) {
    String name = "tips_" + language.tag() + ".txt";
    try (InputStream file = Objects.requireNonNull(Tips.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
