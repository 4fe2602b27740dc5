package net.psmail.provisioning.mailserver.embedded;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of messages that are still coming in may be in memory, of all clients together: any
 * member can send, and a heap that is full ends the process for everybody.
 */
final class MemoryBudget {

  private static final int SHARE_OF_HEAP = 10;

  private final AtomicLong used = new AtomicLong();
  private final long limit;

  MemoryBudget() {
    this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  MemoryBudget(long limit) {
    this.limit = limit;
  }

  /** Whether there is room for so many bytes; they are taken only if there is. */
  boolean take(long bytes) {
    if (used.addAndGet(bytes) <= limit) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }
}
