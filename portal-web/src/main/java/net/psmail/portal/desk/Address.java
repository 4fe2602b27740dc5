package net.psmail.portal.desk;

import jakarta.ws.rs.NotFoundException;
import java.util.Arrays;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.TextName;
import net.psmail.portal.view.Language;

/** Where the pages of the desk are, without the prefix of a language. */
final class Address {

  static final String TEXTS = "/control-room/texts";
  static final String REMOVED = TEXTS + "/removed";
  static final String PICTURES = "/control-room/pictures";
  static final String ARCHIVE = "/control-room/archive";

  /** A text, below {@link #TEXTS}. */
  static final String TEXT = "{folder}/{key}/{language: en|de}";

  private Address() {}

  static String list(Kind kind) {
    return TEXTS + "/" + kind.folder();
  }

  static String editor(TextName name) {
    return list(name.kind()) + "/" + name.key() + "/" + name.language().tag();
  }

  static TextName text(String folder, String key, String language) {
    return new TextName(kind(folder), key, language(language));
  }

  static Kind kind(String folder) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.folder().equals(folder))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  static Language language(String tag) {
    return Arrays.stream(Language.values())
        .filter(language -> language.tag().equals(tag))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }
}
