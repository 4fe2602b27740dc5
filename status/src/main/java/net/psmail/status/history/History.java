package net.psmail.status.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.psmail.status.StatusException;
import net.psmail.status.component.Standing;
import net.psmail.status.database.Database;
import net.psmail.status.probe.Outcome;

/**
 * The results of the probes, kept in the background: nobody who keeps one ever waits for the
 * database, and nobody hears of its faults but the log. What comes in a second is written together.
 */
public final class History implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(History.class.getName());

  /** Ten minutes of a thousand probes a minute; when more waits, the oldest is given up. */
  private static final int QUEUE = 10_000;

  private static final int AT_ONCE = 1_000;
  private static final Duration FLUSH = Duration.ofSeconds(1);
  private static final Duration PURGE_EVERY = Duration.ofHours(1);

  /** The container logs each failed connection at length, so there must not be many. */
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final ResultTable table;
  private final Recent recent;
  private final Retention retention;
  private final Clock clock;
  private final BlockingQueue<Result> waiting = new ArrayBlockingQueue<>(QUEUE);
  private final ScheduledThreadPoolExecutor writer;

  private boolean failing;
  private Instant retryAt = Instant.EPOCH;
  private Instant purged = Instant.EPOCH;

  /** A history that nothing has been read from yet. */
  public History(Database database, Retention retention, Clock clock, ThreadFactory threads) {
    this.table = new ResultTable(database);
    this.recent = new Recent(table);
    this.retention = retention;
    this.clock = clock;
    this.writer = new ScheduledThreadPoolExecutor(1, threads);
    Future<?> unused =
        writer.scheduleWithFixedDelay(
            this::flush, FLUSH.toMillis(), FLUSH.toMillis(), TimeUnit.MILLISECONDS);
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
    Result result = new Result(probeId, standing, outcome);
    while (!waiting.offer(result)) {
      waiting.poll();
    }
  }

  /** How long each of these probes took since a moment, by their ids. */
  public Map<String, List<Series.Point>> series(List<String> probeIds, Instant since) {
    return recent.read(probeIds, since, clock.instant());
  }

  private void flush() {
    attempt(
        () -> {
          List<Result> results = new ArrayList<>();
          while (waiting.drainTo(results, AT_ONCE) > 0) {
            keep(results);
            results.clear();
          }
          purge();
        });
  }

  private void keep(List<Result> results) {
    try {
      table.add(results);
    } catch (StatusException away) {
      results.forEach(waiting::offer);
      throw away;
    }
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
    writer.execute(this::flush);
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
