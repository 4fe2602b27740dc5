package net.psmail.portal.search;

import java.util.ArrayList;
import java.util.List;
import net.psmail.portal.search.WordAnalyzer.Word;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery.RewriteMethod;
import org.apache.lucene.search.MultiTermQuery.TopTermsBlendedFreqScoringRewrite;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;

/**
 * The words of a question as queries. They are built by hand, so that nothing in them is syntax.
 */
final class Asked {

  private static final int MOST_WORDS = 12;
  private static final int MOST_EXPANSIONS = 10;
  private static final int SHORTEST_BEGINNING = 2;
  private static final int SHORTEST_FOR_ONE_ERROR = 4;
  private static final int SHORTEST_FOR_TWO_ERRORS = 8;
  private static final int SHORTEST_PART = 5;

  private static final float BEGINNING = 0.5f;
  private static final float GUESS = 0.3f;
  private static final float ALL_WORDS = 4f;

  /** How much the weaker fields add to the strongest. */
  private static final float TIE = 0.2f;

  /** Terms instead of a filter, so that they count by how rare they are and can be marked. */
  private static final RewriteMethod AS_TERMS =
      new TopTermsBlendedFreqScoringRewrite(MOST_EXPANSIONS);

  private final List<Word> words;
  private final Beginnings beginnings;

  Asked(String question, WordAnalyzer analyzer, Beginnings beginnings) {
    this.beginnings = beginnings;
    List<Word> all = analyzer.words(question).stream().distinct().limit(MOST_WORDS).toList();
    List<Word> telling = all.stream().filter(word -> !analyzer.isCommon(word)).toList();
    this.words = telling.isEmpty() ? all : telling;
  }

  /** Whether there is no word in the question, as in one of punctuation marks. */
  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Every word, in any of its forms; the last may be a beginning. */
  Query closely() {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (int i = 0; i < words.size(); i++) {
      query.add(anywhere(words.get(i), i == words.size() - 1, false), Occur.MUST);
    }
    return query.build();
  }

  /** Half of the words, also with typing errors or as a part of another; best if all are there. */
  Query loosely() {
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    for (int i = 0; i < words.size(); i++) {
      some.add(anywhere(words.get(i), i == words.size() - 1, true), Occur.SHOULD);
    }
    some.setMinimumNumberShouldMatch((words.size() + 1) / 2);
    return new BooleanQuery.Builder()
        .add(some.build(), Occur.MUST)
        .add(new BoostQuery(closely(), ALL_WORDS), Occur.SHOULD)
        .build();
  }

  private Query anywhere(Word word, boolean last, boolean guess) {
    List<Query> fields = new ArrayList<>();
    for (Field field : Field.values()) {
      List<Query> ways = new ArrayList<>();
      ways.add(new TermQuery(field.term(word.written())));
      if (!word.stem().equals(word.written())) {
        ways.add(new TermQuery(field.term(word.stem())));
      }
      if (last && word.written().length() >= SHORTEST_BEGINNING) {
        beginnings
            .of(field, word.written())
            .forEach(term -> ways.add(new BoostQuery(new TermQuery(term), BEGINNING)));
      }
      if (guess) {
        guesses(field, word.written()).forEach(query -> ways.add(new BoostQuery(query, GUESS)));
      }
      fields.add(new BoostQuery(new DisjunctionMaxQuery(ways, 0), field.weight()));
    }
    return new DisjunctionMaxQuery(fields, TIE);
  }

  private static List<Query> guesses(Field field, String word) {
    List<Query> guesses = new ArrayList<>();
    if (word.length() >= SHORTEST_FOR_ONE_ERROR) {
      int errors = word.length() >= SHORTEST_FOR_TWO_ERRORS ? 2 : 1;
      guesses.add(new FuzzyQuery(field.term(word), errors, 1, MOST_EXPANSIONS, true, AS_TERMS));
    }
    if (word.length() >= SHORTEST_PART) {
      guesses.add(
          new AutomatonQuery(
              field.term(word),
              around(word),
              Operations.DEFAULT_DETERMINIZE_WORK_LIMIT,
              false,
              AS_TERMS));
    }
    return guesses;
  }

  /** Compounds: who looks for "Passwort" also means "Anmeldepasswort". */
  private static Automaton around(String word) {
    Automaton anything = Automata.makeAnyString();
    return Operations.concatenate(List.of(anything, Automata.makeString(word), anything));
  }
}
