package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Connection.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Stops, wanted and unwanted, and what is there afterwards. */
@ParameterizedClass
@EnumSource(Way.class)
class RestartIT {

  private static final int SIGN_UPS = 100;

  private final Way way;

  RestartIT(Way way) {
    this.way = way;
  }

  @Test
  void keepsMailAndPortsOverARestartAndRunsOnceOnItsData() throws Exception {
    try (Installation psmail = Installation.create(way).start()) {
      String password = new Visitor(psmail).becomeMember("martha");
      MailProgram martha = new MailProgram(psmail, "martha@psmail.test", password);
      martha.send("martha@psmail.test", "martha@psmail.test", "Keep this", "text");
      await("the letter")
          .atMost(60, SECONDS)
          .untilAsserted(() -> assertThat(martha.subjectsByImap()).contains("Keep this"));

      Command second = Command.psmail(psmail.runArguments());
      assertThat(second.status()).isNotZero();
      assertThat(second.output()).contains("runs already").contains(psmail.url());

      assertThat(psmail.stop()).isZero();
      assertThat(Command.psmail("stop", "--data", psmail.data().toString()).status()).isZero();
      psmail.start();
      assertThat(martha.subjectsByImap()).contains("Keep this");
      assertThat(new Visitor(psmail).signIn("martha", Visitor.PASSWORD).url().getPath())
          .startsWith("/account");
    }
  }

  @Test
  void losesNoAcknowledgedAccountWhenItIsKilledAndKeepsNoHalfOne() throws Exception {
    try (Installation psmail = Installation.create(way).start()) {
      Queue<String> tried = new ConcurrentLinkedQueue<>();
      Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
      killAmong(psmail, tried, acknowledged);
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(SIGN_UPS);
      assertThat(tried).hasSizeGreaterThan(acknowledged.size());
      assertThat(psmail.command().status()).isNotZero();

      psmail.start();

      tried.parallelStream()
          .forEach(
              name -> {
                if (!acknowledged.contains(name)) {
                  new Visitor(psmail).register(name);
                }
                Response home = new Visitor(psmail).signIn(name, Visitor.PASSWORD);
                assertThat(home.url().getPath())
                    .as(
                        "%s: %d %s",
                        name, home.statusCode(), Visitor.page(home).select("h1").text())
                    .doesNotContain("sign-in");
              });
    }
  }

  /** Four people sign up without end, until the server is killed. */
  private static void killAmong(
      Installation psmail, Queue<String> tried, Queue<String> acknowledged) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService four = Executors.newFixedThreadPool(4);
    for (int line = 0; line < 4; line++) {
      four.execute(() -> signUpUntilRefused(psmail, next, tried, acknowledged));
    }
    four.shutdown();
    await("some sign-ups").atMost(300, SECONDS).until(() -> acknowledged.size() >= SIGN_UPS);
    psmail.kill();
    assertThat(four.awaitTermination(60, SECONDS)).isTrue();
  }

  private static void signUpUntilRefused(
      Installation psmail, AtomicInteger next, Queue<String> tried, Queue<String> acknowledged) {
    while (true) {
      String name = "member" + next.getAndIncrement();
      tried.add(name);
      try {
        if (new Visitor(psmail).register(name).url().getPath().equals("/recovery-code")) {
          acknowledged.add(name);
        }
      } catch (RuntimeException killed) {
        return;
      }
    }
  }
}
