package net.psmail.portal.account;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.psmail.provisioning.device.FirstLogins;
import org.jspecify.annotations.Nullable;

/**
 * Tells pages that wait for the first login of a device when it has come: {@code arrived}, which
 * says no more than that, or {@code over} when they shall not ask again. However many wait, the
 * database is asked once a second; when nobody does, never.
 */
@ApplicationScoped
class FirstLoginWatch {

  private static final Logger LOG = System.getLogger(FirstLoginWatch.class.getName());

  private static final int MOST = 500;
  private static final int MOST_OF_ONE = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int SECONDS_BETWEEN = 1;

  @Resource private ManagedScheduledExecutorService executor;
  @Inject private FirstLogins logins;
  @Inject private Clock clock;

  private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile @Nullable Future<?> next;

  /** A look after the end would find no database. */
  @PreDestroy
  void end() {
    Future<?> planned = next;
    if (planned != null) {
      planned.cancel(false);
    }
  }

  /** From now on this page waits; the one that waited for the same device is told not to. */
  void add(long account, long device, SseEventSink sink, Sse sse) {
    Waiting page = new Waiting(account, sink, sse, clock.instant().plus(PATIENCE));
    long own = waiting.values().stream().filter(other -> other.account == account).count();
    if (waiting.size() >= MOST || own >= MOST_OF_ONE) {
      page.tell("over");
      return;
    }
    Waiting before = waiting.put(device, page);
    if (before != null) {
      before.tell("over");
    }
    lookSoon();
  }

  private void lookSoon() {
    if (!waiting.isEmpty() && looking.compareAndSet(false, true)) {
      next = executor.schedule(this::look, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }
  }

  private void look() {
    try {
      List.copyOf(waiting.keySet()).stream().filter(this::isOver).forEach(this::end);
      Set<Long> devices = Set.copyOf(waiting.keySet());
      if (!devices.isEmpty()) {
        logins.among(devices).forEach(device -> tell(device, "arrived"));
      }
    } catch (RuntimeException failure) {
      LOG.log(Level.DEBUG, "Whether mail programs have logged in could not be asked", failure);
    } finally {
      looking.set(false);
      lookSoon();
    }
  }

  private boolean isOver(long device) {
    Waiting page = waiting.get(device);
    return page != null && (page.sink.isClosed() || clock.instant().isAfter(page.end));
  }

  private void end(long device) {
    tell(device, "over");
  }

  private void tell(long device, String event) {
    Waiting page = waiting.remove(device);
    if (page != null) {
      page.tell(event);
    }
  }

  private record Waiting(long account, SseEventSink sink, Sse sse, Instant end) {

    /** Whoever has left needs no word. Browsers keep an event without data to themselves. */
    void tell(String event) {
      if (!sink.isClosed()) {
        sink.send(sse.newEvent(event, event)).whenComplete((sent, failure) -> sink.close());
      }
    }
  }
}
