package net.psmail.status.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import net.psmail.status.database.Leases;

/**
 * Sends what is due of one kind. Of several nodes only the one with the lease does, and it begins
 * nothing in the last part of it. Each message is marked at once: what is in a carrier's hands when
 * the process is killed, one message a thread at the most, is sent again.
 */
final class Round {

  /** While there is nothing to send; so soon another node goes on when this one is killed. */
  private static final Duration WATCH = Duration.ofSeconds(20);

  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration WORK = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int AT_ONCE = 400;
  private static final int[] WAIT_MINUTES = {1, 10, 60, 240};

  private final Kind kind;
  private final int threads;
  private final Supplier<Carrier> carriers;
  private final DeliveryTable deliveries;
  private final SubscriberTable subscribers;
  private final Tokens tokens;
  private final Leases leases;
  private final Clock clock;
  private final ExecutorService executor;
  private volatile Instant pausedUntil = Instant.EPOCH;

  Round(
      Kind kind,
      int threads,
      Supplier<Carrier> carriers,
      DeliveryTable deliveries,
      SubscriberTable subscribers,
      Tokens tokens,
      Leases leases,
      Clock clock,
      ExecutorService executor) {
    this.kind = kind;
    this.threads = threads;
    this.carriers = carriers;
    this.deliveries = deliveries;
    this.subscribers = subscribers;
    this.tokens = tokens;
    this.leases = leases;
    this.clock = clock;
    this.executor = executor;
  }

  /** Sends all that is due; gives how many were taken. */
  int run() {
    List<Carrier> ready = new ArrayList<>();
    try {
      int sent = 0;
      while (!isPaused() && leases.take(lease(), WATCH)) {
        List<Delivery> due = deliveries.due(kind, AT_ONCE, clock.instant());
        if (due.isEmpty() || !leases.take(lease(), LEASE)) {
          return sent;
        }
        long end = System.nanoTime() + WORK.toNanos();
        while (ready.size() < Math.min(threads, due.size())) {
          ready.add(carriers.get());
        }
        sent += send(due, ready, end);
      }
      return sent;
    } finally {
      ready.forEach(Carrier::close);
    }
  }

  private boolean isPaused() {
    return clock.instant().isBefore(pausedUntil);
  }

  /** Lets another node go on at once. */
  void end() {
    leases.giveBack(lease());
  }

  private String lease() {
    return "send " + kind;
  }

  private int send(List<Delivery> due, List<Carrier> ready, long end) {
    Queue<Delivery> queue = new ConcurrentLinkedQueue<>(due);
    Map<String, List<Notice>> stories = new ConcurrentHashMap<>();
    AtomicInteger sent = new AtomicInteger();
    List<Future<?>> work = new ArrayList<>();
    for (Carrier carrier : ready) {
      work.add(executor.submit(() -> send(queue, stories, carrier, end, sent)));
    }
    RuntimeException failure = null;
    for (Future<?> one : work) {
      try {
        one.get();
      } catch (ExecutionException e) {
        failure = new IllegalStateException("A message could not be marked", e.getCause());
      } catch (InterruptedException e) {
        queue.clear();
        Thread.currentThread().interrupt();
        failure = new IllegalStateException("The sending was ended", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return sent.get();
  }

  private void send(
      Queue<Delivery> queue,
      Map<String, List<Notice>> stories,
      Carrier carrier,
      long end,
      AtomicInteger sent) {
    Delivery next = queue.poll();
    while (next != null && System.nanoTime() < end && !isPaused()) {
      List<Notice> story =
          next.isQuestion() ? List.of() : stories.computeIfAbsent(next.about(), deliveries::story);
      mark(next, carrier.carry(next, story, token(next)));
      sent.incrementAndGet();
      next = queue.poll();
    }
  }

  /** With another key than the last node's, the links of this mail work, and no older ones. */
  private String token(Delivery delivery) {
    String token = tokens.of(delivery.subscriber());
    if (!Tokens.hash(token).equals(delivery.tokenHash())) {
      subscribers.renew(delivery.subscriber(), token);
    }
    return token;
  }

  private void mark(Delivery delivery, Carrier.Carried carried) {
    Instant now = clock.instant();
    switch (carried.fate()) {
      case DELIVERED -> {
        deliveries.done(delivery, now);
        if (delivery.refusals() > 0) {
          subscribers.accepted(delivery.subscriber());
        }
      }
      case AGREED -> {
        deliveries.done(delivery, now);
        subscribers.confirm(delivery.subscriber(), now);
      }
      case GONE -> {
        deliveries.done(delivery, now);
        subscribers.leaveById(delivery.subscriber());
      }
      case REFUSED -> {
        deliveries.giveUp(delivery, now, carried.error());
        subscribers.refused(delivery.subscriber(), now);
      }
      case LATER -> later(delivery, now, carried.error());
      case NO_WAY -> {
        pausedUntil = now.plus(PAUSE);
        later(delivery, now, carried.error());
      }
    }
  }

  private void later(Delivery delivery, Instant now, String error) {
    int wait = WAIT_MINUTES[Math.min(delivery.attempts(), WAIT_MINUTES.length - 1)];
    Instant due = now.plus(Duration.ofMinutes(wait));
    if (due.isAfter(delivery.createdAt().plus(DeliveryTable.PATIENCE))) {
      deliveries.giveUp(delivery, now, error);
    } else {
      deliveries.later(delivery, due, error);
    }
  }
}
