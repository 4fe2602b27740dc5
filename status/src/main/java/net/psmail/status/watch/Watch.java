package net.psmail.status.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Runs every probe in its interval, thousands of them on few threads.
 *
 * <p>What was slow the last time has threads of its own, so that many servers that hang hold up
 * each other and nothing else. A look that outlives its interval counts as timed out.
 *
 * <p>The first looks are spread over the interval, though not over more than {@link #SPREAD}. At
 * the start of a machine everything starts at once, so a probe that fails before it ever worked is
 * asked again every {@link #RETRY} for one interval before that counts.
 */
final class Watch implements AutoCloseable {

  static final Duration RETRY = Duration.ofSeconds(2);
  static final int THREADS_OF_A_LANE = 16;
  private static final Duration SPREAD = Duration.ofMinutes(1);
  private static final int AT_ONCE = 32;
  private static final Logger LOG = Logger.getLogger(Watch.class.getName());

  private final Predicate<String> isUnknown;
  private final BiConsumer<String, Outcome> notes;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor timer;
  private final ThreadPoolExecutor quickLane;
  private final ThreadPoolExecutor slowLane;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Set<String> slow = ConcurrentHashMap.newKeySet();
  private final Map<String, Running> running = new HashMap<>();

  private record Running(Look look, long begun, ScheduledFuture<?> ticks) {}

  /**
   * A watch that runs nothing yet.
   *
   * @param isUnknown whether nothing is known of a probe
   * @param notes takes each outcome
   */
  Watch(
      Predicate<String> isUnknown,
      BiConsumer<String, Outcome> notes,
      Clock clock,
      ThreadFactory threads) {
    this.isUnknown = isUnknown;
    this.notes = notes;
    this.clock = clock;
    this.timer = new ScheduledThreadPoolExecutor(1, threads);
    this.timer.setRemoveOnCancelPolicy(true);
    this.quickLane = lane(threads);
    this.slowLane = lane(threads);
  }

  private static ThreadPoolExecutor lane(ThreadFactory threads) {
    ThreadPoolExecutor lane =
        new ThreadPoolExecutor(
            THREADS_OF_A_LANE,
            THREADS_OF_A_LANE,
            2,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            threads);
    lane.allowCoreThreadTimeOut(true);
    return lane;
  }

  /** Runs these probes and no others; one that has not changed goes on as it was. */
  synchronized void run(List<Look> looks) {
    Map<String, Look> wanted = new HashMap<>();
    looks.forEach(look -> wanted.put(look.probeId(), look));
    running
        .entrySet()
        .removeIf(
            entry -> {
              Look other = wanted.get(entry.getKey());
              boolean goes =
                  other == null || !other.definition().equals(entry.getValue().look().definition());
              if (goes) {
                entry.getValue().ticks().cancel(false);
              }
              return goes;
            });
    int number = 0;
    for (Look look : looks) {
      if (!running.containsKey(look.probeId())) {
        running.put(look.probeId(), begin(look, number, looks.size()));
        number++;
      }
    }
  }

  private Running begin(Look look, int number, int of) {
    long interval = look.interval().toMillis();
    long spread = of <= AT_ONCE ? 0 : Math.min(interval, SPREAD.toMillis()) * number / of;
    ScheduledFuture<?> ticks =
        timer.scheduleAtFixedRate(
            () -> tick(look.probeId()), spread, interval, TimeUnit.MILLISECONDS);
    return new Running(look, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(spread), ticks);
  }

  private void tick(String id) {
    Running probe = running(id);
    if (probe == null) {
      return;
    }
    if (busy.add(id)) {
      (slow.contains(id) ? slowLane : quickLane).execute(() -> look(probe));
    } else if (!isUnknown.test(id) || !isStarting(probe)) {
      notes.accept(id, new Outcome(clock.instant(), Finding.TIMED_OUT, probe.look().interval()));
    }
  }

  private synchronized @Nullable Running running(String id) {
    return running.get(id);
  }

  private void look(Running probe) {
    String id = probe.look().probeId();
    try {
      Outcome outcome = probe.look().outcome().get();
      remember(id, outcome.took().compareTo(probe.look().timeout().dividedBy(2)) > 0);
      if (!Objects.equals(running(id), probe)) {
        return;
      }
      if (outcome.failed() && isUnknown.test(id) && isStarting(probe)) {
        Future<?> unused = timer.schedule(() -> tick(id), RETRY.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        notes.accept(id, outcome);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The probe " + id + " failed in itself", e);
    } finally {
      busy.remove(id);
    }
  }

  private void remember(String id, boolean wasSlow) {
    if (wasSlow) {
      slow.add(id);
    } else {
      slow.remove(id);
    }
  }

  private boolean isStarting(Running probe) {
    return System.nanoTime() - probe.begun() < probe.look().interval().toNanos();
  }

  /** Ends all looks; what one of them finds that was broken off by this counts for nothing. */
  @Override
  public void close() {
    run(List.of());
    timer.shutdownNow();
    quickLane.shutdownNow();
    slowLane.shutdownNow();
  }
}
