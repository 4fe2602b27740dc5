package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many who guess passwords, each from another network. */
class CrowdIT {

  private static final int GUESSERS = 40;

  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  @Test
  void isTurnedAwayWhileAnOwnerComesIn() throws InterruptedException {
    new Visitor().register("ida.crowd");
    ExecutorService guessers = Executors.newFixedThreadPool(GUESSERS);
    for (int number = 0; number < GUESSERS; number++) {
      String network = "198.18.%d.7".formatted(number);
      guessers.execute(() -> guessFrom(network));
    }
    try {
      await().until(() -> answers.stream().anyMatch(answer -> status(answer).equals("429")));
      HttpResponse<String> owner = new Visitor().signIn("ida.crowd", Visitor.PASSWORD);
      assertThat(header(owner, "Location")).isEqualTo("/account");
    } finally {
      over = true;
      guessers.shutdown();
      assertThat(guessers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(answers).extracting(CrowdIT::status).contains("422").containsOnly("422", "429");
    assertThat(turnedAway())
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .contains(
                        "Retry-After: ", "Content-Security-Policy: ", "A little slower, please"));
  }

  private void guessFrom(String network) {
    while (!over) {
      try {
        answers.add(
            Wire.from(RunningPortal.PROXY)
                .signIn(
                    "nobody." + answers.size(),
                    "X-Forwarded-For: " + network,
                    "X-Forwarded-Proto: https"));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private List<String> turnedAway() {
    return answers.stream().filter(answer -> status(answer).equals("429")).toList();
  }

  private static String status(String answer) {
    return answer.split(" ", 3)[1];
  }
}
