package net.psmail.portal.view;

import gg.jte.Content;
import java.util.List;

/** {@code links.jte}, pages of others. */
public record LinksView(List<Group> groups) {

  /** Links of one sort; message {@code links.group.<key>}. */
  public record Group(String key, List<Link> links) {}

  /** The html says why it is worth a visit. */
  public record Link(String key, String url, String title, Content html) {}
}
