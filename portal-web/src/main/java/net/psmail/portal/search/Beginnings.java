package net.psmail.portal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * The words that begin as somebody has typed so far. Lucene's own prefix query would take the first
 * ones of the alphabet, or all of them, which is slow to mark.
 */
record Beginnings(IndexReader reader) {

  private static final int MOST = 10;
  private static final Comparator<Counted> MOST_FREQUENT_FIRST =
      Comparator.comparingInt(Counted::texts).reversed();

  /** The ones that stand in most texts. */
  List<Term> of(Field field, String beginning) {
    List<Counted> found = new ArrayList<>();
    BytesRef prefix = new BytesRef(beginning);
    try {
      Terms terms = MultiTerms.getTerms(reader, field.key());
      if (terms == null) {
        return List.of();
      }
      TermsEnum words = terms.iterator();
      TermsEnum.SeekStatus sought = words.seekCeil(prefix);
      BytesRef word = sought == TermsEnum.SeekStatus.END ? null : words.term();
      while (word != null && StringHelper.startsWith(word, prefix)) {
        found.add(new Counted(new Term(field.key(), BytesRef.deepCopyOf(word)), words.docFreq()));
        word = words.next();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return found.stream().sorted(MOST_FREQUENT_FIRST).limit(MOST).map(Counted::term).toList();
  }

  private record Counted(Term term, int texts) {}
}
