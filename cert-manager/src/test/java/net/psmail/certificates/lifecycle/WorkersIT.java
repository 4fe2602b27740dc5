package net.psmail.certificates.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkersIT {

  private static final int MANY = 15;

  private final SettableClock clock = new SettableClock();
  private final DataSource database = TrialDatabase.create();
  private final TrialIssuer slow = new TrialIssuer("slow", clock);
  private final TrialIssuer quick = new TrialIssuer("quick", clock);
  private final List<Thread> threads = new ArrayList<>();
  private Lifecycle lifecycle;
  private Workers workers;

  @BeforeEach
  void begin(@TempDir Path directory) {
    lifecycle =
        new Lifecycle(
            database,
            List.of(slow, quick),
            new SeveralServers(),
            new KeyFiles(directory),
            clock,
            new SecureRandom());
    workers =
        new Workers(
            lifecycle,
            work -> {
              Thread thread = new Thread(work);
              threads.add(thread);
              return thread;
            });
  }

  @AfterEach
  void end() {
    workers.close();
  }

  @Test
  void areNotHeldUpByAnIssuerThatIsSlow() {
    CountDownLatch answer = new CountDownLatch(1);
    slow.whileOrdering = () -> await(answer);
    lifecycle.declare(plan("a", "slow"));
    lifecycle.declare(plan("b", "quick"));

    workers.advanceDue();

    untilProved("b");
    assertThat(stage("a")).isEqualTo(Stage.PREFLIGHT);
    workers.advanceDue();
    answer.countDown();
    untilProved("a");
    assertThat(slow.calls).containsOnlyOnce("order");
  }

  @Test
  void endOnlyAfterWhatTheyAreAt() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    slow.whileOrdering =
        () -> {
          begun.countDown();
          await(answer);
        };
    lifecycle.declare(plan("a", "slow"));
    workers.advanceDue();
    begun.await();
    Thread closing = new Thread(workers::close);
    closing.start();
    Awaitility.await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

    answer.countDown();
    closing.join();

    assertThat(stage("a")).isEqualTo(Stage.PROVED);
    assertThat(threads).isNotEmpty();
    Awaitility.await().until(() -> threads.stream().noneMatch(Thread::isAlive));
  }

  @Test
  void haveNoMoreThanTenOrdersOpenAtAnIssuer() {
    quick.busy = true;
    declareMany();
    advanceTwice();
    assertThat(staying(Stage.CHALLENGED)).isEqualTo(10);
    assertThat(staying(Stage.PREFLIGHT)).isEqualTo(MANY - 10);

    quick.busy = false;
    advanceTwice();

    assertThat(staying(Stage.PROVED)).isEqualTo(MANY);
  }

  @Test
  void letOrdersThatSomethingElseHoldsUpHoldUpNoOthers() {
    quick.busy = true;
    declareMany();
    advanceTwice();

    clock.forward(Duration.ofMinutes(16));
    advanceTwice();

    assertThat(staying(Stage.CHALLENGED)).isEqualTo(MANY);
  }

  @Test
  void letFailedOrdersHoldUpNoOthers() {
    quick.trouble = null;
    declareMany();
    quick.busy = true;
    advanceTwice();
    quick.trouble = new NotIssued(NotIssued.Kind.REFUSED, "No such record.");
    advanceTwice();
    quick.trouble = null;
    quick.busy = false;
    clock.forward(Duration.ofMinutes(2));

    advanceTwice();

    assertThat(staying(Stage.PROVED)).isEqualTo(MANY);
  }

  /** H2 that speaks as MySQL does once gave the same number to two lines of the history. */
  @RepeatedTest(5)
  void keepWhatEachOfThemDidAtTheSameTime() {
    declareMany();

    workers.advanceDue();

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> staying(Stage.PROVED) == MANY);
    assertThat(lifecycle.all())
        .allSatisfy(one -> assertThat(lifecycle.history(one.plan().id())).hasSize(7));
  }

  private void declareMany() {
    IntStream.range(0, MANY).forEach(i -> lifecycle.declare(plan("c" + i, "quick")));
  }

  private void advanceTwice() {
    for (int i = 0; i < 2; i++) {
      lifecycle.advanceDue();
      clock.forward(Duration.ofSeconds(6));
    }
  }

  private long staying(Stage stage) {
    return lifecycle.all().stream().filter(one -> one.standing().stage() == stage).count();
  }

  private void untilProved(String id) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> stage(id) == Stage.PROVED);
  }

  private Stage stage(String id) {
    return lifecycle.standing(id).orElseThrow().stage();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Plan plan(String id, String issuer) {
    return new Plan(
        id,
        CertificateNames.of(List.of(id + ".acme.test")),
        KeyType.EC_P256,
        ChallengeKind.HTTP_01,
        null,
        List.of(issuer));
  }
}
