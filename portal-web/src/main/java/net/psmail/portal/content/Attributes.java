package net.psmail.portal.content;

import java.util.Map;
import java.util.Set;
import net.psmail.portal.view.Texts;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/** What the tags of a text say besides what CommonMark gives them. */
final class Attributes implements AttributeProvider {

  /** What is wider than a phone moves within its box, also by keyboard. */
  private static final Set<String> SCROLLED = Set.of("table", "pre");

  private final Map<Node, String> ids;
  private final Texts words;

  Attributes(Map<Node, String> ids, Texts words) {
    this.ids = ids;
    this.words = words;
  }

  @Override
  public void setAttributes(Node node, String tag, Map<String, String> attributes) {
    String id = ids.get(node);
    if (id != null) {
      attributes.put("id", id);
    }
    if (SCROLLED.contains(tag)) {
      attributes.put("tabindex", "0");
    }
    // Search engines may follow what leads to another page of ours.
    if (attributes.getOrDefault("href", "").startsWith("/")) {
      attributes.remove("rel");
    }
    if (attributes.containsKey("data-footnote-backref")) {
      String number = attributes.getOrDefault("data-footnote-backref-idx", "");
      attributes.put("aria-label", words.text("article.footnote-back", number));
    }
  }
}
