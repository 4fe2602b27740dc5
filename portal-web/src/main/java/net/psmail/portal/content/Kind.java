package net.psmail.portal.content;

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
}
