package net.psmail.portal.content;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.psmail.portal.view.Language;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** Turns the links and drawings of a text into addresses of this site. */
final class Links {

  static final String DRAWING = "drawing:";
  static final String IMAGE = "image:";

  /** The terms that have their definition beside them: once is enough. */
  private final Set<String> explained = new HashSet<>();

  private final Library library;
  private final Places places;
  private final Terms terms;
  private final UnaryOperator<String> assets;

  Links(Library library, Language language, UnaryOperator<String> assets) {
    this.library = library;
    this.places = new Places(library, language);
    this.terms = library.terms(language);
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
          public void visit(Image image) {
            unwrap(image);
          }

          @Override
          public void visit(Link link) {
            visitChildren(link);
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

  /** The words stay when a link leads nowhere, or a picture stands where none can. */
  private static void unwrap(Node node) {
    while (node.getFirstChild() != null) {
      node.insertBefore(node.getFirstChild());
    }
    node.unlink();
  }

  private Node figure(Image image, Entry entry) {
    String name = image.getDestination();
    String words = Markup.plainOf(image);
    String caption = Objects.requireNonNullElse(image.getTitle(), "");
    if (name.startsWith(IMAGE)) {
      return library
          .image(name.substring(IMAGE.length()))
          .<Node>map(found -> Figure.of(found, words, caption))
          .orElseGet(() -> paragraph(words));
    }
    String file = name.startsWith(DRAWING) ? name.substring(DRAWING.length()) : name;
    String address = assets.apply("drawings/" + file + "." + entry.language().tag() + ".svg");
    return new Figure(address, words, caption, 0, 0);
  }

  private static Node paragraph(String words) {
    Paragraph paragraph = new Paragraph();
    paragraph.appendChild(new Text(words));
    return paragraph;
  }
}
