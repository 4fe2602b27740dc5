package net.psmail.portal.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.psmail.portal.view.SearchView.Part;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.CustomSeparatorBreakIterator;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/**
 * Marks the words that were found, in whole titles and in the passage of a text that says most. A
 * passage ends between words, not sentences: to look for those took most of the time of a search.
 */
final class Marker extends UnifiedHighlighter {

  private static final int PASSAGE = 160;
  private static final float WORD_IN_THE_MIDDLE = 0.5f;
  private static final int LONGEST_PASSAGE = 320;
  private static final int LONGEST_TEXT = 200_000;
  private static final String TITLE = Field.TITLE.key();
  private static final String SUMMARY = Field.SUMMARY.key();
  private static final String BODY = Field.BODY.key();

  Marker(IndexSearcher searcher, WordAnalyzer analyzer) {
    super(
        UnifiedHighlighter.builder(searcher, analyzer)
            .withMaxLength(LONGEST_TEXT)
            .withFormatter(new InParts())
            .withHandleMultiTermQuery(false)
            .withHighlightPhrasesStrictly(false)
            .withWeightMatches(false));
  }

  /** Titles alone. */
  List<Marked> titles(Query query, int[] documents) throws IOException {
    return marked(query, documents, TITLE).stream()
        .map(fields -> new Marked(fields.get(0), List.of()))
        .toList();
  }

  /** Titles and excerpts: from the body, or where it has none of the words, the summary. */
  List<Marked> texts(Query query, int[] documents) throws IOException {
    return marked(query, documents, TITLE, SUMMARY, BODY).stream()
        .map(fields -> new Marked(fields.get(0), excerpt(fields.get(1), fields.get(2))))
        .toList();
  }

  private static List<Part> excerpt(List<Part> summary, List<Part> body) {
    return summary.isEmpty() || body.stream().anyMatch(Part::found) ? body : summary;
  }

  /** For each document the parts of each field. */
  private List<List<List<Part>>> marked(Query query, int[] documents, String... fields)
      throws IOException {
    if (documents.length == 0) {
      return List.of();
    }
    int[] onePassage = new int[fields.length];
    Arrays.fill(onePassage, 1);
    Map<String, Object[]> marked =
        highlightFieldsAsObjects(fields.clone(), query, documents, onePassage);
    return IntStream.range(0, documents.length)
        .mapToObj(
            i ->
                Arrays.stream(fields)
                    .map(field -> parts(Objects.requireNonNull(marked.get(field))[i]))
                    .toList())
        .toList();
  }

  /** Null stands for a field without text. */
  private static List<Part> parts(Object marked) {
    return marked instanceof Parts parts ? parts.all() : List.of();
  }

  @Override
  protected BreakIterator getBreakIterator(String field) {
    return field.equals(BODY)
        ? LengthGoalBreakIterator.createClosestToLength(
            new CustomSeparatorBreakIterator(' '), PASSAGE, WORD_IN_THE_MIDDLE)
        : new WholeBreakIterator();
  }

  /** A text with its words marked. */
  record Marked(List<Part> title, List<Part> excerpt) {}

  private record Parts(List<Part> all) {}

  /** The words found and the text between them. */
  private static final class InParts extends PassageFormatter {

    @Override
    public Parts format(Passage[] passages, String text) {
      List<Part> parts = new ArrayList<>();
      for (Passage passage : passages) {
        int done = passage.getStartOffset();
        int end = Math.min(passage.getEndOffset(), done + LONGEST_PASSAGE);
        add(parts, done > 0 ? "… " : "", false);
        for (int i = 0; i < passage.getNumMatches(); i++) {
          // A word and its stem stand at the same place.
          int from = Math.max(done, passage.getMatchStarts()[i]);
          int to = Math.min(end, passage.getMatchEnds()[i]);
          if (from < to) {
            add(parts, text.substring(done, from), false);
            add(parts, text.substring(from, to), true);
            done = to;
          }
        }
        add(parts, text.substring(done, end).stripTrailing(), false);
        add(parts, end < text.length() ? " …" : "", false);
      }
      return new Parts(List.copyOf(parts));
    }

    private static void add(List<Part> parts, String text, boolean found) {
      if (!text.isEmpty()) {
        parts.add(new Part(text, found));
      }
    }
  }
}
