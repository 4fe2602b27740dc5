package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code desk.jte}, all texts of a kind; at {@code /control-room/texts/<folder>}.
 *
 * @param folder the kind; message {@code desk.kind.<folder>}
 * @param folders all kinds, in the order of their tabs
 * @param words what the titles must hold; empty for any
 * @param state in which one of the languages must be; empty for any, {@code missing} for none
 * @param states what can be chosen; messages {@code desk.state.<state>}
 * @param page counted from 1
 * @param mayAdd whether a text of this kind has a place of its own
 */
public record DeskView(
    String folder,
    List<String> folders,
    String words,
    String state,
    List<String> states,
    List<Row> rows,
    int found,
    int page,
    int pages,
    boolean mayAdd) {

  /** Whether only some of the texts are asked for. */
  public boolean filtered() {
    return !words.isEmpty() || !state.isEmpty();
  }

  /**
   * A text in all languages.
   *
   * @param sides one for each language, in their order
   */
  public record Row(String key, List<Side> sides, long helpful, long unhelpful) {}

  /**
   * A text in one language.
   *
   * @param state message {@code desk.state.<state>}; {@code missing} when it is not written yet
   * @param at when it will be published; null unless it is scheduled
   * @param savedBy empty when it came with PSMail
   */
  public record Side(
      Language language,
      String title,
      String state,
      @Nullable Instant at,
      @Nullable Instant savedAt,
      String savedBy) {

    public static Side missing(Language language) {
      return new Side(language, "", "missing", null, null, "");
    }

    public boolean isMissing() {
      return state.equals("missing");
    }
  }
}
