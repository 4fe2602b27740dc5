package net.psmail.certificates.lifecycle;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Look after several certificates at the same time, so that an authority or a server that is slow
 * holds up its own certificates and no others. Of one certificate, one step is done at a time.
 */
public final class Workers implements AutoCloseable {

  /** As many as {@link Limits} lets have orders at one issuer. */
  private static final int MOST_AT_A_TIME = 10;

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration TO_END = Duration.ofSeconds(10);
  private static final Logger LOG = System.getLogger(Workers.class.getName());

  private final Lifecycle lifecycle;
  private final ThreadPoolExecutor threads;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  public Workers(Lifecycle lifecycle, ThreadFactory factory) {
    this.lifecycle = lifecycle;
    this.threads =
        new ThreadPoolExecutor(
            MOST_AT_A_TIME,
            MOST_AT_A_TIME,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            factory);
    threads.allowCoreThreadTimeOut(true);
  }

  /** Begins with all that is due and not under way, and does not wait for it. */
  public void advanceDue() {
    for (String id : lifecycle.due()) {
      if (underWay.add(id)) {
        threads.execute(() -> advance(id));
      }
    }
  }

  /** Lets steps that are being done come to their end, though not for long. */
  @Override
  public void close() {
    threads.getQueue().clear();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void advance(String id) {
    try {
      lifecycle.advanceAll(id);
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "The certificate " + id + " could not be looked after", failure);
    } finally {
      underWay.remove(id);
    }
  }
}
