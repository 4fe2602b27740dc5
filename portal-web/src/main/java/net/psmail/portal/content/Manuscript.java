package net.psmail.portal.content;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A text as those who write it see it: its newest version, and which one readers get.
 *
 * @param published the number of the version that readers get; empty when they get none
 * @param publishAt when {@code newest} will be published by itself
 * @param removedAt since when it is among the removed texts, from which it can be brought back
 */
public record Manuscript(
    TextName name,
    Version newest,
    OptionalInt published,
    Optional<Instant> publishAt,
    Optional<Instant> removedAt) {

  /** What the list of texts says about it. */
  public enum State {
    DRAFT,
    SCHEDULED,
    PUBLISHED,
    /** Published, and written further since. */
    CHANGED,
    REMOVED
  }

  public State state() {
    if (removedAt.isPresent()) {
      return State.REMOVED;
    }
    if (publishAt.isPresent()) {
      return State.SCHEDULED;
    }
    if (published.isEmpty()) {
      return State.DRAFT;
    }
    return published.getAsInt() == newest.number() ? State.PUBLISHED : State.CHANGED;
  }
}
