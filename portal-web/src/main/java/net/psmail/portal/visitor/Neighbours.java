package net.psmail.portal.visitor;

import java.util.List;
import net.psmail.portal.content.Entry;
import net.psmail.portal.view.Reference;
import org.jspecify.annotations.Nullable;

/** What stands before and after an entry on its shelf. */
record Neighbours(@Nullable Reference previous, @Nullable Reference next) {

  static Neighbours of(Entry entry, List<Entry> shelf) {
    int at = shelf.indexOf(entry);
    return new Neighbours(at(shelf, at - 1), at(shelf, at + 1));
  }

  private static @Nullable Reference at(List<Entry> shelf, int at) {
    return at < 0 || at >= shelf.size() ? null : Shelves.reference(shelf.get(at));
  }
}
