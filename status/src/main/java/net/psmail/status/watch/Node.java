package net.psmail.status.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.psmail.status.StatusException;
import net.psmail.status.component.Components;
import net.psmail.status.component.Report;
import net.psmail.status.component.Standing;
import net.psmail.status.component.State;
import net.psmail.status.database.Leases;
import net.psmail.status.history.History;
import net.psmail.status.history.Spans;
import net.psmail.status.probe.Outcome;

/**
 * One of the nodes that share a database. One leads: it probes, keeps the results and does what
 * only one may do; the others read where things stand. Whoever cannot ask the database leads for
 * the time being, because a page that says what one sees is better than none.
 */
final class Node implements AutoCloseable {

  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final Duration RECALL = Duration.ofSeconds(5);
  private static final Duration RENEW_AFTER = Duration.ofMillis(500);
  private static final Logger LOG = Logger.getLogger(Node.class.getName());

  private final Plans plans;
  private final Leases leases;
  private final Components components;
  private final History history;
  private final Spans spans;
  private final Consumer<Report> chores;
  private final BiConsumer<Report, Boolean> readers;
  private final Clock clock;
  private final Watch watch;
  private final ScheduledThreadPoolExecutor timer;
  private final AtomicBoolean renewing = new AtomicBoolean();

  /** A look that finds what the last one found changes nothing but a time; a round is enough. */
  private final Map<String, State> states = new ConcurrentHashMap<>();

  private boolean recalled;
  private volatile boolean leads;

  /**
   * A node that does nothing yet.
   *
   * @param chores what the leading node does in every round, besides looking
   * @param readers take what is known, and whether this node leads
   */
  Node(
      Plans plans,
      Leases leases,
      History history,
      Spans spans,
      Consumer<Report> chores,
      BiConsumer<Report, Boolean> readers,
      Clock clock,
      ThreadFactory threads) {
    this.plans = plans;
    this.leases = leases;
    this.history = history;
    this.spans = spans;
    this.chores = chores;
    this.readers = readers;
    this.clock = clock;
    this.components = new Components(clock);
    this.watch = new Watch(components::isUnknown, this::note, clock, threads);
    this.timer = new ScheduledThreadPoolExecutor(1, threads);
  }

  Report report() {
    return components.report();
  }

  void start() {
    Future<?> unused =
        timer.scheduleWithFixedDelay(this::round, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Has what was changed show at once. */
  void change() {
    Future<?> unused = timer.submit(this::round);
  }

  private void round() {
    try {
      Plans.Plan plan = plans.now();
      components.define(plan.definitions());
      components.hear(plan.said());
      leads = isLeader();
      if (!leads || !recalled) {
        recall();
      }
      watch.run(leads ? plan.looks() : List.of());
      if (!leads) {
        spans.letGo();
      } else {
        chores.accept(components.report());
      }
      renew();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A round of the status page failed", e);
    }
  }

  private void recall() {
    try {
      Map<String, Components.Turn> turns = new HashMap<>();
      spans
          .open(clock.instant())
          .forEach((id, now) -> turns.put(id, new Components.Turn(now.state(), now.since())));
      components.recallTurns(turns);
    } catch (StatusException away) {
      LOG.log(Level.FINE, "Nothing is known of the past", away);
    }
    components.recall(
        history.recall().completeOnTimeout(Map.of(), RECALL.toSeconds(), TimeUnit.SECONDS).join());
    recalled = true;
  }

  private boolean isLeader() {
    try {
      return leases.take("watch", LEASE);
    } catch (StatusException away) {
      return true;
    }
  }

  private void note(String probeId, Outcome outcome) {
    components.note(probeId, outcome).ifPresent(standing -> keep(probeId, standing, outcome));
  }

  private void keep(String probeId, Standing standing, Outcome outcome) {
    history.keep(probeId, standing, outcome);
    boolean turned = states.put(probeId, standing.state()) != standing.state();
    if (turned && renewing.compareAndSet(false, true)) {
      Future<?> unused = timer.schedule(this::renew, RENEW_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void renew() {
    renewing.set(false);
    try {
      readers.accept(components.report(), leads);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "The status page could not be made anew", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    watch.close();
    history.close();
  }
}
