package net.psmail.portal.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code bulkshown.jte}, at {@code /control-room/accounts/bulk/<id>}: what acts on many accounts
 * would do, do or have done. Asks by get for lines of a state ({@code only}) and what to begin
 * after; posts {@code digest} to {@code order} below, nothing to {@code stop}.
 *
 * @param state {@code shown}, {@code running}, {@code done} or {@code stopped}
 * @param digest what the form names, so that nothing else is done than what was shown
 * @param own whether who looks has handed it in, and so can order it
 * @param at when it was handed in
 * @param endsAt until when it can be ordered, or is kept
 * @param counts how many lines there are of each state
 * @param only the state that is chosen; empty for all lines
 * @param next the line before the next page; null after the last
 */
public record BulkView(
    long id,
    String state,
    String digest,
    boolean own,
    String by,
    Instant at,
    Instant endsAt,
    Map<String, Long> counts,
    String only,
    boolean first,
    List<Line> lines,
    @Nullable Integer next,
    List<Problem> problems) {

  /** What a line can be, as in {@code bulk.line.<state>}, in the order of interest. */
  private static final List<String> STATES =
      List.of("ready", "done", "refused", "changed", "faulty", "nothing");

  public String path() {
    return "/control-room/accounts/bulk/" + id;
  }

  public boolean running() {
    return state.equals("running");
  }

  /** The states of which there are lines. */
  public List<String> present() {
    return STATES.stream().filter(one -> count(one) > 0).toList();
  }

  /** What lines of a state are called, as in {@code bulk.line.<word>}. */
  public String word(String line) {
    return line.equals("ready") && state.equals("stopped") ? "left" : line;
  }

  public long count(String state) {
    return counts.getOrDefault(state, 0L);
  }

  public long all() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How much of what was to do is done or settled. */
  public int percent() {
    long settled = count("done") + count("refused") + count("changed");
    long whole = settled + count("ready");
    return whole == 0 ? 100 : Math.toIntExact(settled * 100 / whole);
  }

  /**
   * A line.
   *
   * @param number as a text editor counts it
   * @param account its number; null if there is none
   * @param act as it was written
   * @param known whether that is one of {@code bulk.what.<act>}
   * @param bytes the new size of the mailbox, and what it was
   * @param day the last of a suspension; null if it does not end by itself
   * @param replaces whether there is a suspension already
   * @param fault as in {@code bulk.fault.<fault>}; null if there is none
   * @param column where the fault is
   * @param other the line that says the same
   * @param refusal as in {@code bulk.refused.<refusal>}; null if it was not refused
   */
  public record Line(
      int number,
      String address,
      @Nullable Long account,
      String act,
      boolean known,
      String value,
      long bytes,
      long bytesBefore,
      @Nullable LocalDate day,
      boolean replaces,
      String reason,
      String state,
      @Nullable String fault,
      @Nullable String column,
      int other,
      @Nullable String refusal) {

    public boolean suspends() {
      return act.startsWith("suspend-");
    }

    /** How well it is, as the class of a tag says it. */
    public String tag() {
      return switch (state) {
        case "done" -> "tag-ok";
        case "ready", "nothing" -> "tag-note";
        case "changed" -> "tag-warn";
        default -> "tag-bad";
      };
    }
  }
}
