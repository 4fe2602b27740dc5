package net.psmail.provisioning.job;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Threads of the container: the scheduler may use them, but not shut them down. */
final class BorrowedExecutor extends AbstractExecutorService {

  private final Executor threads;
  private volatile boolean closed;

  BorrowedExecutor(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable command) {
    threads.execute(command);
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
