package net.psmail.portal.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.psmail.portal.view.Language;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * How texts and questions become words. Each stands at its place as it is written and as its stem:
 * the stem finds other forms of the word, the word itself finds beginnings and typing errors.
 */
final class WordAnalyzer extends Analyzer {

  /** One letter joined to a word, as in E-Mail and S/MIME: people search for "email". */
  private static final Pattern JOINT =
      Pattern.compile("(?<![\\p{L}\\p{N}])(\\p{L})[-\\u2010\\u2011/](?=\\p{L}{2})");

  private final Language language;
  private final Set<String> common;

  WordAnalyzer(Language language) {
    this.language = language;
    this.common =
        stopWords(language == Language.GERMAN ? "german_stop.txt" : "english_stop.txt").stream()
            .flatMap(word -> words(new String((char[]) word)).stream())
            .map(Word::written)
            .collect(Collectors.toSet());
  }

  /** Of the Snowball project; Lucene's own English list is too short for questions. */
  private static CharArraySet stopWords(String file) {
    try {
      return WordlistLoader.getSnowballWordSet(
          Objects.requireNonNull(SnowballFilter.class.getResourceAsStream(file), file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The words of a text, in its order. */
  List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    try (TokenStream tokens = tokenStream("", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        if (step.getPositionIncrement() > 0) {
          words.add(new Word(term.toString(), term.toString()));
        } else {
          words.add(new Word(words.remove(words.size() - 1).written(), term.toString()));
        }
      }
      tokens.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return words;
  }

  /** Whether a word is so frequent in the language that it says nothing. */
  boolean isCommon(Word word) {
    return common.contains(word.written());
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return new PatternReplaceCharFilter(JOINT, "$1", reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    StandardTokenizer tokens = new StandardTokenizer();
    TokenStream words = new LowerCaseFilter(tokens);
    TokenStream stems =
        language == Language.GERMAN
            ? new GermanLightStemFilter(
                new KeywordRepeatFilter(new GermanNormalizationFilter(words)))
            : new PorterStemFilter(new KeywordRepeatFilter(new EnglishPossessiveFilter(words)));
    return new TokenStreamComponents(tokens, new RemoveDuplicatesTokenFilter(stems));
  }

  /**
   * A word.
   *
   * @param written in lower case, umlauts folded
   * @param stem often the same
   */
  record Word(String written, String stem) {}
}
