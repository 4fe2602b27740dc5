package net.psmail.status.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Components;
import net.psmail.status.component.Past;
import net.psmail.status.component.Report;
import net.psmail.status.history.History;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.Prober;

/**
 * Looks at every target in its interval.
 *
 * <p>Up to {@value #MOST_THREADS} targets have a thread each while they are being looked at, so a
 * slow one delays no other; beyond that, the time-out bounds the delay. A look that outlives its
 * interval (a name server can hold one for minutes) counts as timed out.
 *
 * <p>At the start of a machine everything starts at once, so a target that fails before it ever
 * worked is asked again every {@link #RETRY} for one interval before that is called an outage.
 */
final class Watch implements AutoCloseable {

  static final Duration RETRY = Duration.ofSeconds(2);
  static final int MOST_THREADS = 32;

  private static final Logger LOG = Logger.getLogger(Watch.class.getName());
  private static final Duration RECALL_AT_MOST = Duration.ofSeconds(5);
  private static final Duration RENEW_AFTER = Duration.ofMillis(200);

  private final WatchSettings settings;
  private final Components components;
  private final History history;
  private final Consumer<Report> readers;
  private final Clock clock;
  private final Prober prober;
  private final ScheduledThreadPoolExecutor timer;
  private final ThreadPoolExecutor lookers;
  private final Set<Probe> busy = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean renewing = new AtomicBoolean();
  private volatile long begun;

  Watch(
      WatchSettings settings,
      History history,
      Consumer<Report> readers,
      Clock clock,
      ThreadFactory threads) {
    this.settings = settings;
    this.history = history;
    this.readers = readers;
    this.clock = clock;
    this.components =
        new Components(settings.probes(), settings.failures(), settings.gap(), clock.instant());
    this.timer = new ScheduledThreadPoolExecutor(1, threads);
    this.timer.setRemoveOnCancelPolicy(true);
    int most = Math.min(settings.probes().size(), MOST_THREADS);
    this.lookers =
        new ThreadPoolExecutor(
            most, most, 2, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    this.lookers.allowCoreThreadTimeOut(true);
    this.prober = new Prober(settings.prober(), clock, timer, threads);
  }

  Report report() {
    return components.report();
  }

  void start() {
    Future<?> unused =
        history
            .recall()
            .completeOnTimeout(Map.of(), RECALL_AT_MOST.toSeconds(), TimeUnit.SECONDS)
            .thenAccept(this::start);
  }

  private void start(Map<String, Past> pasts) {
    components.recall(pasts);
    begun = System.nanoTime();
    for (Probe target : settings.probes()) {
      Future<?> unused =
          timer.scheduleAtFixedRate(
              () -> tick(target), 0, target.interval().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void tick(Probe target) {
    if (busy.add(target)) {
      lookers.execute(() -> look(target));
    } else if (!components.isUnknown(target) || !isStarting(target)) {
      note(target, new Outcome(clock.instant(), Finding.TIMED_OUT, target.interval()));
    }
  }

  private void look(Probe target) {
    try {
      Outcome outcome = prober.probe(target);
      if (outcome.failed() && components.isUnknown(target) && isStarting(target)) {
        Future<?> unused =
            timer.schedule(() -> tick(target), RETRY.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        note(target, outcome);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A look at " + target.key() + " failed in itself", e);
    } finally {
      busy.remove(target);
    }
  }

  private boolean isStarting(Probe target) {
    return System.nanoTime() - begun < target.interval().toNanos();
  }

  private void note(Probe target, Outcome outcome) {
    ComponentView component = components.note(target, outcome);
    history.keep(component, outcome);
    if (renewing.compareAndSet(false, true)) {
      Future<?> unused = timer.schedule(this::renew, RENEW_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void renew() {
    renewing.set(false);
    try {
      readers.accept(components.report());
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "The status page could not be made anew", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    lookers.shutdownNow();
    prober.close();
    history.close();
  }
}
