package net.psmail.provisioning.job;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Threads of the container: the scheduler may use some of them at a time, but not shut them down.
 * It hands over whatever is due and relies on the rest to wait.
 */
final class BorrowedExecutor extends AbstractExecutorService {

  private final Executor threads;
  private final Semaphore places;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  /**
   * Borrows threads.
   *
   * @param most how many at a time
   */
  BorrowedExecutor(Executor threads, int most) {
    this.threads = threads;
    this.places = new Semaphore(most);
  }

  @Override
  public void execute(Runnable command) {
    waiting.add(command);
    beginOneMore();
  }

  private void beginOneMore() {
    if (places.tryAcquire()) {
      try {
        threads.execute(this::workOff);
      } catch (RejectedExecutionException ending) {
        places.release();
        throw ending;
      }
    }
  }

  private void workOff() {
    try {
      for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
        next.run();
      }
    } finally {
      places.release();
      // It may have come after the last look, when there was no place yet.
      if (!waiting.isEmpty()) {
        beginOneMore();
      }
    }
  }

  @Override
  public void shutdown() {
    closed = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    closed = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return closed;
  }

  @Override
  public boolean isTerminated() {
    return closed;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
