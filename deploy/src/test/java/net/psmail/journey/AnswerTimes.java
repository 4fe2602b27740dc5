package net.psmail.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What answers tell by the time that they take. All kinds of questions are asked in one random
 * order, so that what the machine does meanwhile hits them alike. The first is asked twice over, so
 * that one sees what chance makes; and once more with a delay added, which the test must see.
 */
final class AnswerTimes {

  private static final String CONTROL = "the same once more: control";
  private static final double MILLISECOND = 1e6;

  private final int times;
  private final int atOnce;
  private final Duration planted;
  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final Random random = new Random(7);

  /**
   * Nothing is asked yet.
   *
   * @param times how often each question is asked
   * @param atOnce how many at the same time
   * @param planted a delay to be seen
   */
  AnswerTimes(int times, int atOnce, Duration planted) {
    this.times = times;
    this.atOnce = atOnce;
    this.planted = planted;
  }

  /** One that all later ones are compared with. */
  AnswerTimes first(String name, Question question) {
    questions.put(name, question);
    questions.put(CONTROL, question);
    questions.put(planted(), question);
    return this;
  }

  AnswerTimes then(String name, Question question) {
    questions.put(name, question);
    return this;
  }

  /**
   * Asks and says what came out.
   *
   * @return whether the planted delay was seen; otherwise nothing is shown
   */
  boolean measure() throws InterruptedException, ExecutionException {
    ask(Math.max(1, times / 5));
    Map<String, double[]> answers = ask(times);
    double[] base = answers.values().iterator().next();
    double[] late = Objects.requireNonNull(answers.get(planted()));
    answers.forEach((name, milliseconds) -> say(name, base, milliseconds));
    boolean seen = RankTest.isFar(RankTest.score(base, late));
    Bench.say(
        "  %d of each, %d at once; a delay of %.2f ms would be seen%s",
        times,
        atOnce,
        RankTest.smallestSeen(base),
        seen ? "" : "; THE PLANTED ONE WAS NOT: this shows nothing");
    return seen;
  }

  private void say(String name, double[] base, double[] milliseconds) {
    double score = RankTest.score(base, milliseconds);
    Bench.say(
        "  %-40s p50 %8.2f  %+7.2f ms  score %+6.1f %s",
        name,
        median(milliseconds),
        median(milliseconds) - median(base),
        score,
        RankTest.isFar(score) ? "differs" : "equal");
  }

  private Map<String, double[]> ask(int count) throws InterruptedException, ExecutionException {
    List<String> order = new ArrayList<>();
    for (int time = 0; time < count; time++) {
      order.addAll(questions.keySet());
    }
    Collections.shuffle(order, random);
    ExecutorService people = Executors.newFixedThreadPool(atOnce);
    try {
      List<Callable<Long>> asked = order.stream().map(this::asking).toList();
      return sorted(order, people.invokeAll(asked));
    } finally {
      people.shutdown();
    }
  }

  private Callable<Long> asking(String name) {
    Question question = Objects.requireNonNull(questions.get(name));
    long more = name.equals(planted()) ? planted.toNanos() : 0;
    return () -> question.nanos() + more;
  }

  private Map<String, double[]> sorted(List<String> order, List<Future<Long>> answers)
      throws InterruptedException, ExecutionException {
    Map<String, List<Double>> milliseconds = new LinkedHashMap<>();
    questions.keySet().forEach(name -> milliseconds.put(name, new ArrayList<>()));
    for (int number = 0; number < order.size(); number++) {
      Objects.requireNonNull(milliseconds.get(order.get(number)))
          .add(answers.get(number).get() / MILLISECOND);
    }
    Map<String, double[]> sorted = new LinkedHashMap<>();
    milliseconds.forEach(
        (name, figures) ->
            sorted.put(name, figures.stream().mapToDouble(Double::doubleValue).sorted().toArray()));
    return sorted;
  }

  private String planted() {
    return "the same and %d ms: planted".formatted(planted.toMillis());
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  /** Asks once; how long the answer took. */
  interface Question {
    long nanos() throws Exception;
  }
}
