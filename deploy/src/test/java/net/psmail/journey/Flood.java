package net.psmail.journey;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/**
 * Many requests a second from many networks, each another /24, as a proxy tells that is trusted.
 */
final class Flood implements AutoCloseable {

  private static final int MOST_OPEN = 2_000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(Runnable::run).build();
  private final IntFunction<HttpRequest.Builder> requests;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  private Flood(IntFunction<HttpRequest.Builder> requests) {
    this.requests = requests;
  }

  /** Readers of a page that comes from memory. */
  static Flood ofReaders(Installation psmail) {
    URI page = URI.create(psmail.url() + "/about");
    return new Flood(number -> HttpRequest.newBuilder(page));
  }

  /** Somebody who guesses passwords: each time of another name. */
  static Flood ofGuesses(Installation psmail, int members) {
    return new Flood(new Guesses(psmail, members)::request);
  }

  Flood begin(int perSecond) {
    var unused =
        clock.scheduleAtFixedRate(this::ask, 0, SECONDS.toNanos(1) / perSecond, NANOSECONDS);
    return this;
  }

  private void ask() {
    int number = next.getAndIncrement();
    if (open.get() >= MOST_OPEN) {
      count(0);
      return;
    }
    open.incrementAndGet();
    var unused =
        client
            .sendAsync(request(number), HttpResponse.BodyHandlers.discarding())
            .whenComplete(
                (answer, failure) -> {
                  open.decrementAndGet();
                  count(failure == null ? answer.statusCode() : -1);
                });
  }

  private void count(int status) {
    answers.computeIfAbsent(status, unused -> new LongAdder()).increment();
  }

  private HttpRequest request(int number) {
    String network = "203.%d.%d.7".formatted(number / 256 % 256, number % 256);
    return requests.apply(number).header("X-Forwarded-For", network).build();
  }

  /** How many had each status; 0 are those that were not sent, -1 those without an answer. */
  Map<Integer, Long> answers() {
    Map<Integer, Long> counted = new TreeMap<>();
    answers.forEach((status, count) -> counted.put(status, count.sum()));
    return counted;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
