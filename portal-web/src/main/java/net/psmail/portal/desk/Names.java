package net.psmail.portal.desk;

import java.util.Arrays;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Manuscripts;
import net.psmail.portal.content.TextName;
import net.psmail.portal.content.Wording;
import net.psmail.portal.view.Language;

/** What texts are called for ever. */
final class Names {

  private Names() {}

  /** Whether there is no such text in any language. */
  static boolean isUnknown(Manuscripts manuscripts, TextName name) {
    return isFree(manuscripts, name.kind(), name.key());
  }

  /** A name for a new text, made of its address or title, that no text has or had. */
  static TextName of(Manuscripts manuscripts, Kind kind, Language language, Wording wording) {
    String words = Slugs.of(wording.slug().isEmpty() ? wording.title() : wording.slug());
    String wanted = words.isEmpty() ? kind.scheme() : words;
    String key = Slugs.free(wanted, taken -> !isFree(manuscripts, kind, taken));
    return new TextName(kind, key, language);
  }

  private static boolean isFree(Manuscripts manuscripts, Kind kind, String key) {
    return Arrays.stream(Language.values())
        .noneMatch(language -> manuscripts.find(new TextName(kind, key, language)).isPresent());
  }
}
