package net.psmail.status.probe;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Looks at probes, one call one look; safe for many threads. */
public final class Prober implements AutoCloseable {

  private static final int MOST_HELPERS = 64;

  private final ProberSettings settings;
  private final Trust trust;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final ExecutorService helpers;

  /** One that ends looks by {@code timer}, and that takes threads for what could hang. */
  public Prober(
      ProberSettings settings, Clock clock, ScheduledExecutorService timer, ThreadFactory threads) {
    this.settings = settings;
    this.trust = new Trust(settings.trust());
    this.clock = clock;
    this.timer = timer;
    this.helpers =
        new ThreadPoolExecutor(
            0, MOST_HELPERS, 2, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
  }

  /** Looks once; returns within the time-out of the probe, and soon after it at the latest. */
  public Outcome probe(Probe probe) {
    return probe(probe, probe.kind().look());
  }

  /** The same in another way than that of its kind. */
  Outcome probe(Probe probe, Look look) {
    Instant at = clock.instant();
    long begun = System.nanoTime();
    Sight sight;
    try (Visit visit = new Visit(settings, trust, clock, helpers, probe)) {
      sight = sight(look, probe, visit);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    boolean slow =
        sight.finding() == Finding.WORKS
            && probe.slow() != null
            && took.compareTo(probe.slow()) > 0;
    return new Outcome(at, slow ? Finding.SLOW : sight.finding(), took, sight.detail());
  }

  private Sight sight(Look look, Probe probe, Visit visit) {
    ScheduledFuture<?> end =
        timer.schedule(visit::close, probe.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return look.look(probe, visit);
    } catch (Trouble e) {
      return e.sight();
    } catch (IOException e) {
      return sightOf(e, visit.remaining().isZero());
    } finally {
      end.cancel(false);
    }
  }

  private static Sight sightOf(IOException e, boolean late) {
    Finding finding = findingOf(e, late);
    return new Sight(finding, e instanceof ProtocolException ? e.getMessage() : null);
  }

  private static Finding findingOf(IOException e, boolean late) {
    if (late || e instanceof SocketTimeoutException) {
      return Finding.TIMED_OUT;
    } else if (e instanceof UnknownHostException) {
      return Finding.HOST_UNKNOWN;
    } else if (e instanceof ConnectException) {
      return Finding.REFUSED;
    } else if (e instanceof NoRouteToHostException) {
      return Finding.UNREACHABLE;
    } else if (e instanceof ProtocolException) {
      return Finding.UNEXPECTED_ANSWER;
    } else if (e instanceof SSLException && !(e.getCause() instanceof EOFException)) {
      return Finding.NO_TLS;
    }
    return Finding.CLOSED;
  }

  @Override
  public void close() {
    helpers.shutdownNow();
  }
}
