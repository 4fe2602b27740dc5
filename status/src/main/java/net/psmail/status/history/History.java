package net.psmail.status.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.psmail.status.StatusException;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Past;
import net.psmail.status.database.Database;
import net.psmail.status.probe.Outcome;

/**
 * The results of the probes, kept in the background: nobody who calls here ever waits for the
 * database, and nobody hears of its faults but the log.
 */
public final class History implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(History.class.getName());
  private static final int QUEUE = 1_000;
  private static final Duration PURGE_EVERY = Duration.ofHours(1);

  /** The container logs each failed connection at length, so there must not be many. */
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final ResultTable table;
  private final Duration retention;
  private final Duration gap;
  private final Clock clock;
  private final ThreadPoolExecutor writer;

  private boolean failing;
  private Instant retryAt = Instant.EPOCH;
  private Instant purged = Instant.EPOCH;

  /**
   * A history that nothing has been read from yet.
   *
   * @param gap after a longer time without a look nobody can say that a state went on
   */
  public History(
      Database database, Duration retention, Duration gap, Clock clock, ThreadFactory threads) {
    this.table = new ResultTable(database);
    this.retention = retention;
    this.gap = gap;
    this.clock = clock;
    this.writer =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            threads,
            new ThreadPoolExecutor.DiscardOldestPolicy());
  }

  /** What an earlier run knew, by component id; empty if it cannot be read. */
  public CompletableFuture<Map<String, Past>> recall() {
    CompletableFuture<Map<String, Past>> pasts = new CompletableFuture<>();
    writer.execute(
        () -> {
          attempt(() -> pasts.complete(table.pasts(clock.instant().minus(gap))));
          pasts.complete(Map.of());
        });
    return pasts;
  }

  /** Keeps one result, soon, if that is possible. */
  public void keep(ComponentView component, Outcome outcome) {
    writer.execute(
        () ->
            attempt(
                () -> {
                  table.add(component, outcome);
                  purge();
                }));
  }

  private void attempt(Runnable work) {
    if (failing && clock.instant().isBefore(retryAt)) {
      return;
    }
    try {
      work.run();
      if (failing) {
        LOG.info("The history is being kept again.");
        failing = false;
      }
    } catch (StatusException e) {
      retryAt = clock.instant().plus(RETRY_AFTER);
      if (!failing) {
        LOG.log(Level.WARNING, "The history is not being kept for now: {0}", e.getMessage());
        failing = true;
      }
    }
  }

  private void purge() {
    Instant now = clock.instant();
    if (purged.plus(PURGE_EVERY).isBefore(now)) {
      table.purge(now, retention);
      purged = now;
    }
  }

  /** Writes what is waiting, for a few seconds at the most. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(3, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException e) {
      writer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
