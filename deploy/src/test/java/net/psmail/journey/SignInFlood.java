package net.psmail.journey;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Somebody with many networks who guesses passwords: each request for another name, half of which
 * are members', and from another /24, as a proxy tells that the site trusts.
 */
final class SignInFlood implements AutoCloseable {

  private static final int SESSIONS = 20;
  private static final int MOST_OPEN = 2_000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(Runnable::run).build();
  private final List<Map.Entry<String, String>> forms = new ArrayList<>();
  private final String site;
  private final int members;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  SignInFlood(Installation psmail, int members) {
    site = psmail.url();
    this.members = members;
    for (int session = 0; session < SESSIONS; session++) {
      Visitor visitor = new Visitor(psmail);
      String hidden =
          Visitor.page(visitor.open("/sign-in")).select("main form input[type=hidden]").stream()
              .map(field -> pair(field.attr("name"), field.val()))
              .collect(Collectors.joining("&"));
      forms.add(Map.entry(visitor.cookies(), hidden));
    }
  }

  SignInFlood begin(int perSecond) {
    var unused =
        clock.scheduleAtFixedRate(this::guess, 0, SECONDS.toNanos(1) / perSecond, NANOSECONDS);
    return this;
  }

  private void guess() {
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
    Map.Entry<String, String> form = forms.get(number % SESSIONS);
    String name = (number % 2 == 0 ? "full" : "nobody") + (1 + number % members);
    String body =
        String.join("&", form.getValue(), pair("name", name), pair("password", "guess " + number));
    String network = "203.%d.%d.7".formatted(number / 256 % 256, number % 256);
    return HttpRequest.newBuilder(URI.create(site + "/sign-in"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Cookie", form.getKey())
        .header("Origin", site)
        .header("X-Forwarded-For", network)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
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
