package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code layout/lines.jte}: lines of which is shown what would be done, is done or was done. Asks
 * by get for lines of a state ({@code only}) and what to begin after; posts {@code digest} to
 * {@code order} below, nothing to {@code stop}.
 *
 * @param kind what is done with them: {@code bulk} or {@code postfixadmin}, as the words for it
 *     begin
 * @param list where the others are, without the prefix of a language
 * @param state {@code shown}, {@code running}, {@code done} or {@code stopped}
 * @param digest what the form names, so that nothing else is done than what was shown
 * @param own whether who looks has had it shown, and so can order it
 * @param at when it was shown
 * @param endsAt until when it can be ordered, or is kept
 * @param counts how many lines there are of each state
 * @param only the state that is chosen; empty for all lines
 * @param next the line before the next page; null after the last
 */
public record LinesView(
    String kind,
    String list,
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
    @Nullable Integer next,
    List<Problem> problems) {

  /** What a line can be, as in {@code bulk.line.<state>}, in the order of interest. */
  private static final List<String> STATES =
      List.of("ready", "done", "refused", "changed", "faulty", "nothing");

  /**
   * What was ordered before.
   *
   * @param state as in {@code bulk.state.<state>}
   * @param all how many lines it has
   */
  public record Earlier(long id, String state, String by, Instant at, long all) {

    /** How well it is, as the class of a tag says it. */
    public String tag() {
      return switch (state) {
        case "done" -> "tag-ok";
        case "running" -> "tag-note";
        default -> "tag-warn";
      };
    }
  }

  public String path() {
    return list + "/" + id;
  }

  /** The key of a text that is said of this kind alone. */
  public String key(String text) {
    return kind + "." + text;
  }

  public boolean running() {
    return state.equals("running");
  }

  public boolean shown() {
    return state.equals("shown");
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

  /** How many lines were or are to be done. */
  public long whole() {
    return all() - count("nothing") - count("faulty");
  }

  /** How many of them are done or settled. */
  public long settled() {
    return whole() - count("ready");
  }

  public int percent() {
    return whole() == 0 ? 100 : Math.toIntExact(settled() * 100 / whole());
  }

  /** How well a line of a state is, as the class of a tag says it. */
  public static String tag(String line) {
    return switch (line) {
      case "done" -> "tag-ok";
      case "ready", "nothing" -> "tag-note";
      case "changed" -> "tag-warn";
      default -> "tag-bad";
    };
  }
}
