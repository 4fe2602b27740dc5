package net.psmail.provisioning.password;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A few threads that hash passwords, and the queue of those who wait for them. A thread that has
 * nothing to do for a minute ends.
 */
class HashThreads extends ThreadPoolExecutor {

  HashThreads(int threads, int queue) {
    super(
        threads,
        threads,
        1,
        TimeUnit.MINUTES,
        new ArrayBlockingQueue<>(queue),
        HashThreads::thread);
    allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "psmail-password");
    thread.setDaemon(true);
    return thread;
  }

  boolean isFull() {
    return getQueue().remainingCapacity() == 0;
  }

  /** How many times as long as the run itself each takes. */
  int slowness() {
    return 1;
  }

  /**
   * Those who wait here leave half of the time of a core to everybody else. Where nobody waits
   * there is no rest, or the time of an answer would tell a stranger's name from another.
   */
  static final class Resting extends HashThreads {

    private final ThreadLocal<Long> begun = new ThreadLocal<>();

    Resting(int threads, int queue) {
      super(threads, queue);
    }

    @Override
    int slowness() {
      return 2;
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable work) {
      begun.set(System.nanoTime());
    }

    /** As long as the run took. */
    @Override
    protected void afterExecute(Runnable work, Throwable failure) {
      if (!getQueue().isEmpty()) {
        LockSupport.parkNanos(this, System.nanoTime() - begun.get());
      }
    }
  }
}
