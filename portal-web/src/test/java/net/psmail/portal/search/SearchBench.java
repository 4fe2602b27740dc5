package net.psmail.portal.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.psmail.portal.content.Kind;
import net.psmail.portal.view.Language;

/**
 * How long a question takes among 5,000 texts, and among 10,000: part of {@code deploy/psmail
 * bench}. The texts are made of invented words, the frequent ones as frequent as in real texts.
 */
final class SearchBench {

  private static final List<Integer> DOCUMENTS = List.of(5_000, 10_000);
  private static final int WORDS_A_TEXT = 400;
  private static final int VOCABULARY = 30_000;
  private static final int ROUNDS = 500;

  private final Random random = new Random(1);
  private final String[] vocabulary = new String[VOCABULARY];

  private SearchBench() {
    Arrays.setAll(vocabulary, number -> word());
  }

  public static void main(String[] arguments) {
    DOCUMENTS.forEach(documents -> new SearchBench().run(documents));
  }

  private void run(int documents) {
    long begin = System.nanoTime();
    Index index = texts(documents).in(Language.ENGLISH);
    say("  %,d texts indexed in %24.1f s", documents, (System.nanoTime() - begin) / 1e9);
    String frequent = vocabulary[20];
    String rare = vocabulary[VOCABULARY / 50];
    String wrong = rare.substring(0, 3) + 'q' + rare.substring(4);
    for (String question :
        List.of(frequent, rare, frequent + " " + rare, rare.substring(0, 3), wrong)) {
      measure(index, question);
    }
  }

  private static void measure(Index index, String question) {
    double[] times = new double[ROUNDS];
    for (int warm = 0; warm < ROUNDS; warm++) {
      index.find(Question.of(question));
    }
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      index.find(Question.of(question));
      times[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(times);
    long total = index.find(Question.of(question)).total();
    double median = times[ROUNDS / 2];
    double most = times[ROUNDS * 99 / 100];
    say(
        "  %-28s %5d found  p50 %5.2f ms  p99 %5.2f ms  aim 10 ms %s",
        question, total, median, most, most < 10 ? "reached" : "missed");
  }

  private Texts texts(int documents) {
    Texts texts = new Texts();
    for (int number = 0; number < documents; number++) {
      texts.add(
          Kind.ARTICLE, Language.ENGLISH, text(5) + " " + number, text(15), text(WORDS_A_TEXT));
    }
    return texts;
  }

  private String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= words; i++) {
      text.append(frequentWord()).append(i % 12 == 0 ? ". " : " ");
    }
    return text.toString().strip();
  }

  /** Zipf's law: a word's frequency falls with its rank. */
  private String frequentWord() {
    return vocabulary[(int) Math.pow(VOCABULARY, random.nextDouble()) - 1];
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int syllables = 2 + random.nextInt(3); syllables > 0; syllables--) {
      word.append("bcdfghklmnprstvwz".charAt(random.nextInt(17)));
      word.append("aeiou".charAt(random.nextInt(5)));
    }
    return word.append("lnrst".charAt(random.nextInt(5))).toString();
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
