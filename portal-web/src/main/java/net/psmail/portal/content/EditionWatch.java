package net.psmail.portal.content;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks every few seconds whether another node has published something. A database that does not
 * answer changes nothing for readers; the log says it once.
 */
@ApplicationScoped
class EditionWatch {

  private static final Logger LOG = System.getLogger(EditionWatch.class.getName());
  private static final int SECONDS_BETWEEN = 4;

  @Resource ManagedScheduledExecutorService executor;

  private volatile @Nullable Future<?> asking;
  private boolean failing;

  void begin(Runnable renewal) {
    asking =
        executor.scheduleWithFixedDelay(
            () -> ask(renewal), SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  void end() {
    Future<?> running = asking;
    if (running != null) {
      running.cancel(false);
    }
  }

  /** What is thrown would end the schedule. */
  private void ask(Runnable renewal) {
    try {
      renewal.run();
      failing = false;
    } catch (RuntimeException failure) {
      Level level = failing ? Level.DEBUG : Level.WARNING;
      LOG.log(level, "What is published could not be asked; readers get what is known", failure);
      failing = true;
    }
  }
}
