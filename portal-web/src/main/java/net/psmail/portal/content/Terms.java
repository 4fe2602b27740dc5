package net.psmail.portal.content;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.portal.view.Language;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Marks the first place where a text uses each word of the glossary. */
final class Terms {

  private static final Pattern SENTENCE = Pattern.compile("^(.*?[.!?;])(?:\\s|$)", Pattern.DOTALL);

  private final Language language;
  private final Map<String, Entry> byWord = new HashMap<>();
  private final Pattern words;

  Terms(Library library, Language language) {
    this.language = language;
    for (Entry term : library.all(Kind.TERM, language)) {
      spellings(term).forEach(word -> byWord.put(word, term));
    }
    this.words = words(byWord.keySet());
  }

  /** Marks words in a text, each once; one that is about a term does not mark that term. */
  void mark(Node document, Entry about) {
    Set<String> done = new HashSet<>();
    if (about.kind() == Kind.TERM) {
      done.add(about.key());
    }
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(CustomNode node) {
            if (node instanceof TermMark mark) {
              done.add(mark.id().substring("term-".length()));
            } else {
              visitChildren(node);
            }
          }
        });
    document.accept(new Marker(done));
  }

  TermMark markOf(Entry term) {
    return new TermMark("term-" + term.key(), language.prefix() + term.path(), definition(term));
  }

  /** The first sentence says it all. */
  static String definition(Entry term) {
    String text = Markup.plain(term.markdown());
    Matcher sentence = SENTENCE.matcher(text);
    return sentence.find() ? sentence.group(1).replaceFirst(";$", ".") : text;
  }

  private static Stream<String> spellings(Entry term) {
    return Stream.concat(Stream.of(term.title()), Stream.of(term.field("also").split(",", -1)))
        .map(String::strip)
        .filter(word -> !word.isEmpty());
  }

  /** Longer words first, so that "mail program" is not found as "mail". */
  private static Pattern words(Set<String> words) {
    if (words.isEmpty()) {
      return Pattern.compile("(?!)");
    }
    return Pattern.compile(
        words.stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}-])(?:", ")(?![\\p{L}\\p{N}-])")));
  }

  private final class Marker extends AbstractVisitor {

    private final Set<String> done;

    Marker(Set<String> done) {
      this.done = done;
    }

    @Override
    public void visit(Text text) {
      Matcher found = words.matcher(text.getLiteral());
      while (found.find()) {
        Entry term = byWord.get(found.group());
        if (term != null && done.add(term.key())) {
          cut(text, found, term);
          return;
        }
      }
    }

    /** Before, the mark, and what follows: which is looked at in its turn. */
    private void cut(Text text, Matcher found, Entry term) {
      String literal = text.getLiteral();
      TermMark mark = markOf(term);
      mark.appendChild(new Text(found.group()));
      Text rest = new Text(literal.substring(found.end()));
      text.setLiteral(literal.substring(0, found.start()));
      text.insertAfter(mark);
      mark.insertAfter(rest);
      visit(rest);
    }

    /** What the author linked to the glossary is marked already. */
    @Override
    public void visit(CustomNode node) {
      if (!(node instanceof TermMark)) {
        visitChildren(node);
      }
    }

    @Override
    public void visit(Link link) {
      // A link within a link is none.
    }

    @Override
    public void visit(Heading heading) {
      // Headings are read as they stand.
    }

    @Override
    public void visit(Code code) {
      // What is typed is not explained.
    }
  }

  static List<Kind> kindsThatExplain() {
    return List.of(Kind.ARTICLE, Kind.FAQ, Kind.NEWS, Kind.PAGE);
  }
}
