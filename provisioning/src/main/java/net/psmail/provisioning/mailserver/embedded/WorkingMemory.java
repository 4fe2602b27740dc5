package net.psmail.provisioning.mailserver.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much of messages may be in memory while they are opened, sealed or sent, of all sessions
 * together. Who finds no room waits in a queue; nobody holds a share while waiting for another, so
 * the queue moves. A client that takes its answer too slowly loses it when others wait.
 */
final class WorkingMemory {

  /** A message is in memory so often, at the worst, while GreenMail makes an answer of it. */
  static final int COPIES = 8;

  /** What is left of that once the answer is being written. */
  private static final int COPIES_WHILE_SENDING = 3;

  private static final double SHARE_OF_HEAP = 0.3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration TIME_TO_SEND = Duration.ofSeconds(90);

  private final int size;
  private final Duration patience;
  private final Duration timeToSend;
  private final Clock clock;
  private final Semaphore room;
  private final Set<Share> shares = ConcurrentHashMap.newKeySet();

  WorkingMemory(Clock clock) {
    this(
        (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP),
        PATIENCE,
        TIME_TO_SEND,
        clock);
  }

  /**
   * Room for so many bytes.
   *
   * @param patience after which who waits looks for somebody who is too slow
   * @param timeToSend how long a share may be held against those who wait
   */
  WorkingMemory(int size, Duration patience, Duration timeToSend, Clock clock) {
    this.size = size;
    this.patience = patience;
    this.timeToSend = timeToSend;
    this.clock = clock;
    this.room = new Semaphore(size, true);
  }

  /**
   * Waits until there is room to work on a message. One that is larger than all the room gets all
   * of it.
   *
   * @param cut ends the session that holds the share; called from any thread
   */
  Share take(long messageBytes, Runnable cut) {
    int bytes = (int) Math.min(size, messageBytes * COPIES);
    try {
      while (!room.tryAcquire(bytes, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        endTheSlowest();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The mail server stops", stopping);
    }
    Share share = new Share(messageBytes, bytes, cut);
    shares.add(share);
    return share;
  }

  /** How many wait at the moment. */
  int waiting() {
    return room.getQueueLength();
  }

  private void endTheSlowest() {
    Instant limit = clock.instant().minus(timeToSend);
    shares.stream()
        .filter(share -> share.since.isBefore(limit))
        .min(Comparator.comparing(share -> share.since))
        .ifPresent(share -> share.cut.run());
  }

  /** What one session, or one delivery, holds; used by its own thread only. */
  final class Share {

    private final long messageBytes;
    private final Runnable cut;
    private final Instant since = clock.instant();
    private int bytes;

    private Share(long messageBytes, int bytes, Runnable cut) {
      this.messageBytes = messageBytes;
      this.bytes = bytes;
      this.cut = cut;
    }

    /** More for the same message, if there is room now: who holds a share does not wait. */
    boolean grow(int more) {
      boolean granted = room.tryAcquire(more);
      bytes += granted ? more : 0;
      return granted;
    }

    /** The answer is made and only has to be written. */
    void sending() {
      int kept = (int) Math.min(bytes, messageBytes * COPIES_WHILE_SENDING);
      room.release(bytes - kept);
      bytes = kept;
    }

    void close() {
      if (shares.remove(this)) {
        room.release(bytes);
      }
    }
  }
}
