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
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

  private static final String LEAD = "watch";
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final Duration LONGEST_REST = Duration.ofSeconds(30);
  private static final Duration RECALL = Duration.ofSeconds(5);
  private static final Duration LAST_ROUND = Duration.ofSeconds(3);
  private static final Duration RENEW_AFTER = Duration.ofMillis(500);
  private static final Logger LOG = Logger.getLogger(Node.class.getName());

  private final Plans plans;
  private final Leases leases;
  private final Components components;
  private final History history;
  private final Spans spans;
  private final Consumer<Report> chores;
  private final Readers readers;
  private final Clock clock;
  private final Watch watch;
  private final ScheduledThreadPoolExecutor timer;
  private final AtomicBoolean renewing = new AtomicBoolean();

  /** A look that finds what the last one found changes nothing but a time; a round is enough. */
  private final Map<String, State> states = new ConcurrentHashMap<>();

  /** Whether this node had the lease when the database answered last. */
  private boolean held;

  private Duration rest = Duration.ZERO;
  private long restsUntil = System.nanoTime();
  private volatile boolean leads;

  /**
   * A node that does nothing yet.
   *
   * @param chores what the leading node does in every round, besides looking
   */
  Node(
      Plans plans,
      Leases leases,
      History history,
      Spans spans,
      Consumer<Report> chores,
      Readers readers,
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
    // What comes after the end is dropped.
    this.timer =
        new ScheduledThreadPoolExecutor(1, threads, new ThreadPoolExecutor.DiscardPolicy());
  }

  Report report() {
    return components.report();
  }

  Map<String, Standing> standings() {
    return components.standings();
  }

  void start() {
    Future<?> unused =
        timer.scheduleWithFixedDelay(this::round, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Has what was changed in the database show at once. */
  void change() {
    Future<?> unused =
        timer.submit(
            () -> {
              restsUntil = System.nanoTime();
              round();
            });
  }

  private void round() {
    try {
      if (System.nanoTime() - restsUntil >= 0) {
        ask();
      } else {
        goOn();
      }
      renew();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A round of the status page failed", e);
    }
  }

  private void ask() {
    boolean leader;
    try {
      plans.read();
      leader = leases.take(LEAD, LEASE);
    } catch (StatusException away) {
      rest();
      goOn();
      return;
    }
    rest = Duration.ZERO;
    List<Look> looks = define();
    leads = leader;
    if (!leader || !held) {
      recall();
    }
    held = leader;
    watch.run(leader ? looks : List.of());
    if (!leader) {
      spans.letGo();
    } else {
      chores.accept(components.report());
    }
    readers.read();
  }

  /** Without the database: what was read last, and what this node sees. */
  private void goOn() {
    leads = true;
    watch.run(define());
  }

  private List<Look> define() {
    Plans.Plan plan = plans.now();
    components.define(plan.definitions());
    components.hear(plan.said());
    return plan.looks();
  }

  /** The container logs each failed connection at length, so there must not be many. */
  private void rest() {
    Duration longer = rest.isZero() ? ROUND : rest.multipliedBy(2);
    rest = longer.compareTo(LONGEST_REST) < 0 ? longer : LONGEST_REST;
    restsUntil = System.nanoTime() + rest.toNanos();
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
      readers.renew(components.report(), leads);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "The status page could not be made anew", e);
    }
  }

  /** Ends after the round in hand, keeps what was seen, and lets another node go on at once. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(LAST_ROUND.toSeconds(), TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      timer.shutdownNow();
      Thread.currentThread().interrupt();
    }
    watch.close();
    history.close();
    try {
      leases.giveBack(LEAD);
    } catch (StatusException away) {
      LOG.log(Level.FINE, "Another node leads when the lease is over", away);
    }
  }
}
