package net.psmail.portal.content;

import java.util.HashMap;
import java.util.Map;

/**
 * What is published, as the database said in one edition.
 *
 * @param addresses whose each address is or was
 * @param images by their names
 */
record Publication(
    long edition,
    Map<TextName, Entry> entries,
    Map<TextName, TextName> addresses,
    Map<String, Image> images) {

  static final Publication NONE = new Publication(-1, Map.of(), Map.of(), Map.of());

  /** A copy to be changed. */
  Publication next(long nextEdition) {
    return new Publication(
        nextEdition, new HashMap<>(entries), new HashMap<>(addresses), new HashMap<>());
  }

  Library library() {
    return new Library(entries.values(), addresses, images);
  }
}
