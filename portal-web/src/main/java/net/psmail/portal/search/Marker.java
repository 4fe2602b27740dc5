package net.psmail.portal.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.psmail.portal.view.SearchView.Part;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Marks the words that were found, in whole titles and in the passage of a text that says most. */
final class Marker extends UnifiedHighlighter {

  private static final int PASSAGE = 160;
  private static final float WORD_IN_THE_MIDDLE = 0.5f;
  private static final int LONGEST_PASSAGE = 320;
  private static final int LONGEST_TEXT = 200_000;
  private static final String TITLE = Field.TITLE.key();
  private static final String SUMMARY = Field.SUMMARY.key();
  private static final String BODY = Field.BODY.key();

  private final Locale locale;

  Marker(IndexSearcher searcher, WordAnalyzer analyzer, Locale locale) {
    super(
        UnifiedHighlighter.builder(searcher, analyzer)
            .withMaxLength(LONGEST_TEXT)
            .withFormatter(new InParts())
            .withHandleMultiTermQuery(false)
            .withHighlightPhrasesStrictly(false)
            .withWeightMatches(false));
    this.locale = locale;
  }

  List<List<Part>> titles(Query query, int[] documents) throws IOException {
    return marked(query, documents, TITLE).get(0);
  }

  /** From the body; where it has none of the words, the summary, which says what it is about. */
  List<List<Part>> excerpts(Query query, int[] documents) throws IOException {
    List<List<List<Part>>> marked = marked(query, documents, BODY, SUMMARY);
    List<List<Part>> excerpts = new ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      List<Part> body = marked.get(0).get(i);
      List<Part> summary = marked.get(1).get(i);
      boolean useBody = summary.isEmpty() || body.stream().anyMatch(Part::found);
      excerpts.add(useBody ? body : summary);
    }
    return excerpts;
  }

  /** For each field the parts of each document. */
  private List<List<List<Part>>> marked(Query query, int[] documents, String... fields)
      throws IOException {
    if (documents.length == 0) {
      return Arrays.stream(fields).map(field -> List.<List<Part>>of()).toList();
    }
    int[] onePassage = new int[fields.length];
    Arrays.fill(onePassage, 1);
    Map<String, Object[]> marked = highlightFieldsAsObjects(fields, query, documents, onePassage);
    return Arrays.stream(fields)
        .map(field -> Objects.requireNonNull(marked.get(field)))
        .map(objects -> Arrays.stream(objects).map(Marker::parts).toList())
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
            BreakIterator.getSentenceInstance(locale), PASSAGE, WORD_IN_THE_MIDDLE)
        : new WholeBreakIterator();
  }

  private record Parts(List<Part> all) {}

  /** The words found and the text between them. */
  private static final class InParts extends PassageFormatter {

    @Override
    public Parts format(Passage[] passages, String text) {
      List<Part> parts = new ArrayList<>();
      for (Passage passage : passages) {
        int end = Math.min(passage.getEndOffset(), passage.getStartOffset() + LONGEST_PASSAGE);
        int done = passage.getStartOffset();
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
