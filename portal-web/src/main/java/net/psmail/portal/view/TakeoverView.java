package net.psmail.portal.view;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code postfixadminshown.jte}, at {@code /control-room/postfixadmin/<id>}: what would be, is or
 * was taken over from PostfixAdmin.
 *
 * @param kinds how many domains, mailboxes and aliases there are
 * @param reasons why lines are left out, the most frequent first
 */
public record TakeoverView(
    LinesView shown, List<Line> lines, List<Kind> kinds, List<Reason> reasons) {

  /** The states of which there are lines: first those that somebody has to look after. */
  public List<String> choices() {
    return Stream.of("faulty", "refused", "changed", "ready", "done", "nothing")
        .filter(one -> shown.count(one) > 0)
        .toList();
  }

  /**
   * What lines are about.
   *
   * @param what as in {@code postfixadmin.kind.<what>}
   * @param counts how many there are of each state
   */
  public record Kind(String what, Map<String, Long> counts) {

    public long count(String state) {
      return counts.getOrDefault(state, 0L);
    }
  }

  /**
   * A reason.
   *
   * @param fault as in {@code postfixadmin.fault.<fault>}
   */
  public record Reason(String fault, long lines) {}

  /**
   * A line.
   *
   * @param what {@code domain}, {@code mailbox} or {@code alias}
   * @param page where it is shown here; null when it is not here
   * @param target where an alias leads; empty otherwise
   * @param bytes the size of a mailbox
   * @param scheme how its password is hashed; empty when that is not known
   * @param fault as in {@code postfixadmin.fault.<fault>}; null if there is none
   * @param other the line that has the same name
   * @param refusal as in {@code postfixadmin.refused.<refusal>}; null if it was not refused
   */
  public record Line(
      int number,
      String what,
      String name,
      @Nullable String page,
      String target,
      long bytes,
      String scheme,
      String state,
      @Nullable String fault,
      int other,
      @Nullable String refusal) {}
}
