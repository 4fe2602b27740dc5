package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Makes versions, and says what keeps one from the site; in the caller's transaction. */
@ApplicationScoped
class Writing {

  @Inject TextStore texts;
  @Inject Contents contents;
  @Inject Clock clock;

  /**
   * Saves the version after the base.
   *
   * @throws ContentRefused CONFLICT; when two come to this place at once, the second one's
   *     transaction ends with a duplicate key
   */
  Saved save(String author, TextName name, int base, Wording wording) {
    Optional<TextRow> known = texts.lock(name);
    if (base != known.map(TextRow::newest).orElse(0)) {
      throw ContentRefused.conflict();
    }
    if (known.isPresent()) {
      Version newest = texts.version(name, base);
      if (newest.wording().equals(wording)) {
        return new Saved(newest, false);
      }
    }
    return new Saved(add(author, known.orElseGet(() -> begin(name)), wording), true);
  }

  Version add(String author, TextRow row, Wording wording) {
    row.grow();
    Version version =
        new Version(row.newest(), clock.instant().truncatedTo(ChronoUnit.MICROS), author, wording);
    texts.add(row.name(), version);
    return version;
  }

  TextRow begin(TextName name) {
    TextRow row = new TextRow(name);
    texts.add(row);
    texts.flush();
    return row;
  }

  /** What keeps a text from being published as it is. */
  List<ContentFault> faults(TextName name, Wording wording) {
    Library library = contents.library().with(List.of(Entry.of(name, wording, clock.instant())));
    return new Rules(library, contents::hasDrawing).ofPublication(name, wording);
  }
}
