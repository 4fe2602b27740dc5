package net.psmail.provisioning.mailserver.embedded;

import static net.psmail.provisioning.mailserver.embedded.WorkingMemory.COPIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import net.psmail.provisioning.mailserver.embedded.WorkingMemory.Share;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkingMemoryTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final WorkingMemory memory = memory(LONG, LONG);
  private final AtomicInteger cuts = new AtomicInteger();

  @Test
  void letsTheNextWaitUntilThereIsRoom() {
    Share first = memory.take(100, WorkingMemoryTest::nothing);

    CompletableFuture<Share> second =
        CompletableFuture.supplyAsync(() -> memory.take(1, WorkingMemoryTest::nothing));
    Awaitility.await().until(() -> memory.waiting() == 1);
    assertThat(second).isNotDone();
    first.close();

    assertThat(second.join()).isNotNull();
  }

  @Test
  void givesAllOfTheRoomToAMessageThatIsLargerThanIt() {
    Share large = memory.take(1_000_000, WorkingMemoryTest::nothing);
    assertThat(large.grow(1)).isFalse();
    large.close();

    assertThat(memory.take(100, WorkingMemoryTest::nothing)).isNotNull();
  }

  @Test
  void needsLessForAnAnswerThatIsBeingWritten() {
    memory.take(100, WorkingMemoryTest::nothing).sending();

    assertThat(memory.take(60, WorkingMemoryTest::nothing)).isNotNull();
  }

  @Test
  void givesBackOnceOnly() {
    Share share = memory.take(50, WorkingMemoryTest::nothing);
    share.close();
    share.close();

    assertThat(memory.take(100, WorkingMemoryTest::nothing).grow(1)).isFalse();
  }

  @Test
  void endsTheSlowestWhenOthersWait() {
    WorkingMemory impatient = memory(Duration.ofMillis(20), Duration.ZERO);
    Share[] slow = new Share[1];
    slow[0] =
        impatient.take(
            100,
            () -> {
              cuts.incrementAndGet();
              slow[0].close();
            });

    impatient.take(100, WorkingMemoryTest::nothing);

    assertThat(cuts).hasValue(1);
  }

  @Test
  void endsNobodyWhoHasHadLittleTimeYet() {
    WorkingMemory impatient = memory(Duration.ofMillis(20), LONG);
    Share busy = impatient.take(100, cuts::incrementAndGet);

    CompletableFuture<Share> next =
        CompletableFuture.supplyAsync(() -> impatient.take(1, WorkingMemoryTest::nothing));
    Awaitility.await()
        .during(Duration.ofMillis(200))
        .until(() -> cuts.get() == 0 && !next.isDone());
    busy.close();

    assertThat(next.join()).isNotNull();
  }

  private static WorkingMemory memory(Duration patience, Duration timeToSend) {
    return new WorkingMemory(100 * COPIES, patience, timeToSend, Clock.systemUTC());
  }

  private static void nothing() {}
}
