package net.psmail.portal.reading;

import java.util.concurrent.atomic.LongAdder;

/**
 * How often an item was read since the start. It is never set back: what is still to be written is
 * the difference to what was written, so that no read between the two is lost.
 */
final class Tally {

  private final LongAdder reads = new LongAdder();
  private long written;

  void add() {
    reads.increment();
  }

  /** The reads that are still to be written; only the one who writes asks. */
  long open() {
    return reads.sum() - written;
  }

  void written(long number) {
    written += number;
  }
}
