package net.psmail.status.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Which of the nodes that share a database does a thing that only one may do. A lease is held until
 * it is given back or runs out, and whoever holds it takes it again before that.
 */
public final class Leases {

  private final Database database;
  private final Clock clock;
  private final String holder;

  /**
   * @param holder the name of this node, which no other node has
   */
  public Leases(Database database, Clock clock, String holder) {
    this.database = database;
    this.clock = clock;
    this.holder = holder;
  }

  /** Takes or keeps the lease of this name for a time; false when another node has it. */
  public boolean take(String name, Duration time) {
    if (hold(name, time)) {
      return true;
    }
    // Beside the update and not with it: two who add and change a row at once wait for each other.
    int added =
        database.update(
            "add the lease of " + name,
            "insert ignore into lease (name, holder, held_until) values (?, '', ?)",
            name,
            clock.instant());
    return added == 1 && hold(name, time);
  }

  private boolean hold(String name, Duration time) {
    Instant now = clock.instant();
    return database.update(
            "take the lease of " + name,
            "update lease set holder = ?, held_until = ?"
                + " where name = ? and (holder = ? or held_until <= ?)",
            holder,
            now.plus(time),
            name,
            holder,
            now)
        == 1;
  }

  /** Lets others have it. */
  public void giveBack(String name) {
    database.update(
        "give back the lease of " + name,
        "update lease set held_until = ? where name = ? and holder = ?",
        clock.instant(),
        name,
        holder);
  }
}
