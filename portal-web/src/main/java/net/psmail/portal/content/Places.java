package net.psmail.portal.content;

import java.util.Map;
import java.util.Optional;
import net.psmail.portal.view.Language;

/** Where the links of the content lead: {@code article:registering}, {@code place:register}. */
final class Places {

  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("register", "/register"),
          Map.entry("account", "/account"),
          Map.entry("sign-in", "/sign-in"),
          Map.entry("setup", "/account/setup"),
          Map.entry("phone", "/account/setup/phone"),
          Map.entry("check", "/account/setup/check"),
          Map.entry("devices", "/account/devices"),
          Map.entry("sessions", "/account/sessions"),
          Map.entry("sign-ins", "/account/sign-ins"),
          Map.entry("aliases", "/account/aliases"),
          Map.entry("log", "/account/log"),
          Map.entry("stored", "/account/stored"),
          Map.entry("storage", "/account/storage"),
          Map.entry("export", "/account/export"),
          Map.entry("import", "/account/import"),
          Map.entry("password", "/account/password"),
          Map.entry("recovery", "/recover"),
          Map.entry("security", "/account/security"),
          Map.entry("status", "/status"),
          Map.entry("help", "/help"),
          Map.entry("faqs", "/faqs"),
          Map.entry("glossary", "/glossary"),
          Map.entry("updates", "/updates"),
          Map.entry("tips", "/quick-tips"),
          Map.entry("links", "/links"),
          Map.entry("certificates", "/certificates"),
          Map.entry("message", "/message"),
          Map.entry("compose", "/account/compose"));

  private final Library library;
  private final Language language;

  Places(Library library, Language language) {
    this.library = library;
    this.language = language;
  }

  /**
   * The entry that a link means; empty for a place, another site, or an entry that is not there.
   */
  Optional<Entry> entry(String link) {
    int colon = link.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    for (Kind kind : Kind.values()) {
      if (kind.scheme().equals(link.substring(0, colon))) {
        return library.find(kind, link.substring(colon + 1), language);
      }
    }
    return Optional.empty();
  }

  /** The address of a link in the content; empty when it leads nowhere. */
  Optional<String> address(String link) {
    if (link.startsWith("https:") || link.startsWith("mailto:") || link.startsWith("#")) {
      return Optional.of(link);
    }
    if (link.startsWith("place:")) {
      return Optional.ofNullable(PLACES.get(link.substring("place:".length()))).map(this::here);
    }
    return entry(link).map(found -> here(found.path()));
  }

  /** The status page is another application, with a language switch of its own. */
  private String here(String path) {
    return path.equals("/status") ? path : language.prefix() + path;
  }
}
