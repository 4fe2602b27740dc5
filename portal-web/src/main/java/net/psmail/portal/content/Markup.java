package net.psmail.portal.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import net.psmail.portal.content.Rendered.Heading;
import net.psmail.portal.page.Assets;
import net.psmail.portal.view.Texts;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Turns the texts of the content into pages: CommonMark with tables and footnotes, in which HTML is
 * shown as text, links name entries and places of this site, and words of the glossary explain
 * themselves.
 */
@ApplicationScoped
public class Markup {

  private static final int MOST = 4_000;
  private static final int WORDS_A_MINUTE = 220;
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), FootnotesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final Parser WITH_LINES =
      Parser.builder()
          .extensions(EXTENSIONS)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();
  private static final TextContentRenderer TEXT =
      TextContentRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .lineBreakRendering(LineBreakRendering.STRIP)
          .build();

  @Inject private Contents contents;
  @Inject private Placeholders placeholders;
  @Inject private Assets assets;

  private volatile Made made = new Made(new Library(List.of()));

  /** The entry as pages show it; kept in memory as long as nothing else is published. */
  public Rendered render(Entry entry) {
    Library library = contents.library();
    Made of = made;
    if (of.library != library) {
      of = new Made(library);
      made = of;
    }
    return of.kept.get(entry, wanted -> preview(wanted, library));
  }

  /** The entry as pages would show it among these texts; not kept. */
  public Rendered preview(Entry entry, Library library) {
    return render(entry, library, placeholders::fill, assets::address);
  }

  /** The text of an entry without its markup; quicker than its page, and not kept. */
  public String text(Entry entry) {
    return plain(placeholders.fill(entry.markdown()));
  }

  static Rendered render(
      Entry entry,
      Library library,
      UnaryOperator<String> placeholders,
      UnaryOperator<String> assets) {
    Node document = PARSER.parse(placeholders.apply(entry.markdown()));
    String text = TEXT.render(document);
    new Links(library, entry.language(), assets).resolve(document, entry);
    if (Terms.kindsThatExplain().contains(entry.kind())) {
      library.terms(entry.language()).mark(document, entry);
    }
    Anchors anchors = new Anchors();
    document.accept(anchors);
    String html =
        renderer(new Attributes(anchors.ids, new Texts(entry.language()))).render(document);
    int minutes = Math.max(1, Math.round((float) text.split("\\s+").length / WORDS_A_MINUTE));
    return new Rendered(
        output -> output.writeContent(html), List.copyOf(anchors.headings), minutes, text);
  }

  /** Markdown of which every node says where it stands. */
  static Node parse(String markdown) {
    return WITH_LINES.parse(markdown);
  }

  /** Markdown without its markup; of links and drawings only their words. */
  static String plain(String markdown) {
    Node document = PARSER.parse(markdown);
    document.accept(new Unlinking());
    return TEXT.render(document);
  }

  /** The words below a node. */
  static String plainOf(Node node) {
    StringBuilder words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }
        });
    return words.toString();
  }

  private static HtmlRenderer renderer(Attributes attributes) {
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .nodeRendererFactory(OwnNodes::new)
        .attributeProviderFactory(context -> attributes)
        .build();
  }

  /** The pages of one library: what is made of an older one does not come among them. */
  private static final class Made {

    private final Library library;
    private final Cache<Entry, Rendered> kept =
        Caffeine.newBuilder().weakKeys().maximumSize(MOST).build();

    Made(Library library) {
      this.library = library;
    }
  }

  /** Leaves the words of links and drawings in their place. */
  private static final class Unlinking extends AbstractVisitor {

    @Override
    public void visit(Link link) {
      unwrap(link);
    }

    @Override
    public void visit(Image image) {
      unwrap(image);
    }

    private void unwrap(Node node) {
      visitChildren(node);
      Node child = node.getFirstChild();
      while (child != null) {
        Node next = child.getNext();
        node.insertBefore(child);
        child = next;
      }
      node.unlink();
    }
  }

  /** Gives every heading its anchor. */
  private static final class Anchors extends AbstractVisitor {

    private final IdGenerator generator = IdGenerator.builder().defaultId("part").build();
    private final IdentityHashMap<Node, String> ids = new IdentityHashMap<>();
    private final List<Heading> headings = new ArrayList<>();

    @Override
    public void visit(org.commonmark.node.Heading heading) {
      String title = plainOf(heading);
      String id = generator.generateId(title);
      ids.put(heading, id);
      headings.add(new Heading(heading.getLevel(), id, title));
    }
  }
}
