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
import net.psmail.status.component.Standing;
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
  private final Clock clock;
  private final ThreadPoolExecutor writer;

  private boolean failing;
  private Instant retryAt = Instant.EPOCH;
  private Instant purged = Instant.EPOCH;

  /** A history that nothing has been read from yet. */
  public History(Database database, Duration retention, Clock clock, ThreadFactory threads) {
    this.table = new ResultTable(database);
    this.retention = retention;
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

  /** Where each probe stood, by its id; empty if that cannot be read. */
  public CompletableFuture<Map<String, Standing>> recall() {
    CompletableFuture<Map<String, Standing>> standings = new CompletableFuture<>();
    writer.execute(
        () -> {
          attempt(() -> standings.complete(table.standings()));
          standings.complete(Map.of());
        });
    return standings;
  }

  /** Keeps one result, soon, if that is possible. */
  public void keep(String probeId, Standing standing, Outcome outcome) {
    writer.execute(
        () ->
            attempt(
                () -> {
                  table.add(probeId, standing, outcome);
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
