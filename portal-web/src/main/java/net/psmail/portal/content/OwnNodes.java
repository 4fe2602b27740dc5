package net.psmail.portal.content;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes the nodes that CommonMark does not know. */
final class OwnNodes implements NodeRenderer {

  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;

  OwnNodes(HtmlNodeRendererContext context) {
    this.context = context;
    this.html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(Figure.class, TermMark.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof Figure figure) {
      render(figure);
    } else if (node instanceof TermMark mark) {
      render(mark);
    }
  }

  private void render(Figure figure) {
    html.line();
    html.tag("figure");
    Map<String, String> image = attributes("src", figure.address(), "alt", figure.alternative());
    if (figure.width() > 0) {
      // The page does not jump when it arrives.
      image.put("width", Integer.toString(figure.width()));
      image.put("height", Integer.toString(figure.height()));
      image.put("loading", "lazy");
    }
    html.tag("img", image, true);
    if (!figure.caption().isEmpty()) {
      html.tag("figcaption");
      html.text(figure.caption());
      html.tag("/figcaption");
    }
    html.tag("/figure");
    html.line();
  }

  /** The definition is read by a screen reader as the link's description, and seen on hover. */
  private void render(TermMark mark) {
    html.tag("span", attributes("class", "term"));
    html.tag("a", attributes("href", mark.address(), "aria-describedby", mark.id()));
    for (Node child = mark.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
    html.tag("/a");
    html.tag("span", attributes("class", "definition", "id", mark.id(), "role", "tooltip"));
    html.text(mark.definition());
    html.tag("/span");
    html.tag("/span");
  }

  /** In this order on every node, so that the same page has the same tag everywhere. */
  private static Map<String, String> attributes(String... namesAndValues) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      attributes.put(namesAndValues[at], namesAndValues[at + 1]);
    }
    return attributes;
  }
}
