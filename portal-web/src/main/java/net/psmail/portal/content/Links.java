package net.psmail.portal.content;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Turns the links and drawings of a text into addresses of this site. */
final class Links {

  private static final String DRAWING = "drawing:";

  /** The terms that have their definition beside them: once is enough. */
  private final Set<String> explained = new HashSet<>();

  private final Places places;
  private final Terms terms;
  private final UnaryOperator<String> assets;

  Links(Places places, Terms terms, UnaryOperator<String> assets) {
    this.places = places;
    this.terms = terms;
    this.assets = assets;
  }

  void resolve(Node document, Entry entry) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Paragraph paragraph) {
            if (paragraph.getFirstChild() instanceof Image image && image.getNext() == null) {
              paragraph.insertAfter(figure(image, entry));
              paragraph.unlink();
            } else {
              visitChildren(paragraph);
            }
          }

          @Override
          public void visit(Link link) {
            resolve(link);
          }
        });
  }

  private void resolve(Link link) {
    Optional<Entry> term =
        places.entry(link.getDestination()).filter(found -> found.kind() == Kind.TERM);
    if (term.isPresent() && explained.add(term.get().key())) {
      replace(link, terms.markOf(term.get()));
      return;
    }
    Optional<String> address = places.address(link.getDestination());
    if (address.isPresent()) {
      link.setDestination(address.get());
    } else {
      unwrap(link);
    }
  }

  private static void replace(Link link, Node node) {
    while (link.getFirstChild() != null) {
      node.appendChild(link.getFirstChild());
    }
    link.insertAfter(node);
    link.unlink();
  }

  /** The words stay when the link leads nowhere. */
  private static void unwrap(Link link) {
    while (link.getFirstChild() != null) {
      link.insertBefore(link.getFirstChild());
    }
    link.unlink();
  }

  private Figure figure(Image image, Entry entry) {
    String name = image.getDestination();
    String file = name.startsWith(DRAWING) ? name.substring(DRAWING.length()) : name;
    return new Figure(
        assets.apply("drawings/" + file + "." + entry.language().tag() + ".svg"),
        Markup.plainOf(image),
        Objects.requireNonNullElse(image.getTitle(), ""));
  }
}
