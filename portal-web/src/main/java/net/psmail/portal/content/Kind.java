package net.psmail.portal.content;

import java.util.List;
import java.util.Locale;

/** What the site is written of; each kind is a folder of the content's file form. */
public enum Kind {
  PAGE("pages"),
  ARTICLE("articles"),
  FAQ("faqs"),
  TIP("tips"),
  TERM("terms"),
  LINK("links"),
  NEWS("news");

  private final String folder;

  Kind(String folder) {
    this.folder = folder;
  }

  public String folder() {
    return folder;
  }

  /** As a link within the content names it: {@code article:registering}. */
  public String scheme() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a text of the kind has besides title, slug, summary and Markdown. */
  public List<String> fields() {
    return switch (this) {
      case PAGE, TIP -> List.of();
      case ARTICLE -> List.of("parent", "order");
      case FAQ -> List.of("group", "order");
      case TERM -> List.of("also");
      case LINK -> List.of("url", "group", "order");
      case NEWS -> List.of("date");
    };
  }

  /** Whether its texts have pages of their own, at the address that their slug says. */
  public boolean hasSlug() {
    return switch (this) {
      case ARTICLE, FAQ, TERM, NEWS -> true;
      case PAGE, TIP, LINK -> false;
    };
  }

  /** The headings under which its texts stand; none when they have no groups. */
  public List<String> groups() {
    return switch (this) {
      case FAQ ->
          List.of(
              "before-you-register",
              "passwords",
              "mail-programs",
              "security-and-privacy",
              "account-and-quota",
              "trouble");
      case LINK -> List.of("programs", "tests", "learning", "authorities", "standards");
      default -> List.of();
    };
  }
}
