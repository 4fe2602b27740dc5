package net.psmail.provisioning.job;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BorrowedExecutorTest {

  private static final int MOST = 3;
  private static final int JOBS = 2_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BorrowedExecutor executor = new BorrowedExecutor(threads, MOST);
  private final CountDownLatch done = new CountDownLatch(JOBS);
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger highest = new AtomicInteger();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void worksAllOffWithoutEverTakingMoreThreadsThanItMay() throws Exception {
    for (int job = 0; job < JOBS; job++) {
      executor.execute(this::count);
    }
    assertThat(done.await(30, SECONDS)).isTrue();
    assertThat(highest.get()).isBetween(1, MOST);
  }

  @Test
  void usesAsManyThreadsAsItMay() throws Exception {
    CyclicBarrier all = new CyclicBarrier(MOST + 1);
    for (int job = 0; job < MOST; job++) {
      var unused = executor.submit(() -> all.await(30, SECONDS));
    }
    assertThat(all.await(30, SECONDS)).isBetween(0, MOST);
  }

  @Test
  void goesOnAfterAJobThatFails() throws Exception {
    for (int job = 0; job < MOST; job++) {
      var unused =
          executor.submit(
              () -> {
                throw new IllegalStateException("a job");
              });
    }
    CountDownLatch next = new CountDownLatch(1);
    executor.execute(next::countDown);
    assertThat(next.await(30, SECONDS)).isTrue();
  }

  private void count() {
    highest.accumulateAndGet(now.incrementAndGet(), Math::max);
    LockSupport.parkNanos(1_000);
    now.decrementAndGet();
    done.countDown();
  }
}
