package net.psmail.provisioning.bulk;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Acts on many accounts: a table that an operator has handed in, or what another provider has.
 *
 * @param madeBy who handed it in, and once it is ordered who ordered it: a person, or a program of
 *     theirs
 * @param digest of all that was shown; who orders it names it
 * @param separator what stands between the fields where its result is a table
 * @param endsAt until when it can be ordered, or is kept
 * @param lines how many there are of each state
 */
public record Bulk(
    long id,
    State state,
    String digest,
    char separator,
    long madeById,
    String madeBy,
    Instant madeAt,
    Instant endsAt,
    Optional<Instant> orderedAt,
    Optional<Instant> finishedAt,
    Map<BulkLine.State, Long> lines) {

  /** What becomes of it. */
  public enum State {
    SHOWN,
    RUNNING,
    DONE,
    /** An operator has stopped it, or who ordered it works here no more. */
    STOPPED
  }

  public Bulk {
    lines = Map.copyOf(lines);
  }

  /** How many lines there are of this state. */
  public long count(BulkLine.State state) {
    return lines.getOrDefault(state, 0L);
  }

  /** How many lines there are. */
  public long all() {
    return lines.values().stream().mapToLong(Long::longValue).sum();
  }
}
