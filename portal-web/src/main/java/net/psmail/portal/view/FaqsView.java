package net.psmail.portal.view;

import java.util.List;

/** {@code faqs.jte}, all questions. */
public record FaqsView(List<Group> groups) {

  /** Questions about the same; message {@code faqs.group.<key>}. */
  public record Group(String key, List<Reference> questions) {}
}
