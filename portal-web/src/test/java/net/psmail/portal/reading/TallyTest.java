package net.psmail.portal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final int READERS = 4;
  private static final int READS = 50_000;

  @Test
  void losesNoReadWhileOthersAreWritten() throws InterruptedException {
    Tally tally = new Tally();
    CountDownLatch reading = new CountDownLatch(READERS);
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    for (int reader = 0; reader < READERS; reader++) {
      readers.execute(
          () -> {
            for (int i = 0; i < READS; i++) {
              tally.add();
            }
            reading.countDown();
          });
    }
    readers.shutdown();
    long written = 0;
    while (reading.getCount() > 0 || tally.open() > 0) {
      long open = tally.open();
      tally.written(open);
      written += open;
    }
    assertThat(readers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(written + tally.open()).isEqualTo((long) READERS * READS);
  }

  @Test
  void keepsWhatCouldNotBeWritten() {
    Tally tally = new Tally();
    tally.add();
    assertThat(tally.open()).isOne();
    assertThat(tally.open()).isOne();
    tally.written(1);
    assertThat(tally.open()).isZero();
  }
}
