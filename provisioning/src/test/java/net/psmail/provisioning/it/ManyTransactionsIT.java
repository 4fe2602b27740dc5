package net.psmail.provisioning.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class ManyTransactionsIT extends FacadeTest {

  /** More than half of the 32 connections that the pool has. */
  private static final int AT_ONCE = 24;

  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  @Inject Transactions transactions;
  @Inject Jobs jobs;

  @Test
  void takeOneConnectionEachSoThatAFloodCannotWaitForItself() throws Exception {
    Session session = register(newName());
    CountDownLatch inside = new CountDownLatch(AT_ONCE);
    for (Future<Boolean> all : atOnce(AT_ONCE, () -> meet(session, inside))) {
      assertThat(all.get()).isTrue();
    }
  }

  /** Whether all others have come as far as this one. */
  private boolean meet(Session session, CountDownLatch inside) {
    return transactions.call(
        () -> {
          assertThat(sessions.find(session.token())).isPresent();
          String instance = "0/" + UUID.randomUUID();
          jobs.order("put mail rules", instance, LATER);
          jobs.withdraw("put mail rules", instance);
          inside.countDown();
          try {
            return inside.await(30, SECONDS);
          } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
        });
  }
}
