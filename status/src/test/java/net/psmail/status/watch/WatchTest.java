package net.psmail.status.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import org.junit.jupiter.api.Test;

class WatchTest {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Outcome> notes = new ConcurrentLinkedQueue<>();

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work);
    threads.add(thread);
    return thread;
  }

  /** Looks until it is broken off, which it takes for a fault of what it looks at. */
  private Outcome outcome() {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Outcome(Instant.now(), Finding.CLOSED, Duration.ZERO);
  }

  @Test
  void blamesNobodyForALookThatItBreaksOff() throws Exception {
    Duration minute = Duration.ofMinutes(1);
    try (Watch watch =
        new Watch(
            id -> false, (id, outcome) -> notes.add(outcome), Clock.systemUTC(), this::thread)) {
      watch.run(List.of(new Look("probe", "a definition", minute, minute, this::outcome)));
      begun.await();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(notes).isEmpty();
  }
}
