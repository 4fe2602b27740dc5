package net.psmail.portal.content;

import java.util.ArrayList;
import java.util.List;
import net.psmail.portal.view.Language;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;

/** Links and pictures of a text: each leads somewhere, and each picture says what it shows. */
final class MarkdownRules {

  private final Rules rules;
  private final Language language;
  private final Places places;

  MarkdownRules(Rules rules, Language language) {
    this.rules = rules;
    this.language = language;
    this.places = new Places(rules.library(), language);
  }

  List<ContentFault> faults(String markdown) {
    List<ContentFault> faults = new ArrayList<>();
    Markup.parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                if (places.address(link.getDestination()).isEmpty()) {
                  faults.add(fault("problem.content-link", link, link.getDestination()));
                }
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                check(image, faults);
              }
            });
    return faults;
  }

  private void check(Image image, List<ContentFault> faults) {
    String name = image.getDestination();
    if (!exists(name)) {
      faults.add(fault("problem.content-image", image, name));
    }
    if (Markup.plainOf(image).isBlank()) {
      faults.add(fault("problem.content-image-alternative", image, name));
    }
    if (!(image.getParent() instanceof Paragraph)
        || image.getPrevious() != null
        || image.getNext() != null) {
      faults.add(fault("problem.content-image-alone", image, name));
    }
  }

  private boolean exists(String name) {
    if (name.startsWith(Links.DRAWING)) {
      String drawing = name.substring(Links.DRAWING.length());
      return rules.drawings().test(drawing + "." + language.tag() + ".svg");
    }
    return name.startsWith(Links.IMAGE)
        && rules.library().image(name.substring(Links.IMAGE.length())).isPresent();
  }

  private static ContentFault fault(String key, Node node, String name) {
    return ContentFault.of("markdown", key, Integer.toString(line(node)), name);
  }

  private static int line(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    return spans.isEmpty() ? 1 : spans.get(0).getLineIndex() + 1;
  }
}
