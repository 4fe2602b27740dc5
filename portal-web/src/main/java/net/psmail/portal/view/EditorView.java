package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code editor.jte}, where a text is written; posts {@code base, act, title, slug, summary,
 * markdown, day, time, zone} and the kind's own fields to its own address.
 *
 * @param folder the kind; message {@code desk.kind.<folder>}
 * @param key empty for a text that has not been saved yet
 * @param base the version that the author began with; 0 for a new text
 * @param fields what else the kind has
 * @param standing what is known of the saved text; null for a new one
 * @param other the same text in the other language; null if it is not written
 * @param conflict what somebody else wrote meanwhile; null if nobody did
 * @param done what was done just now, message {@code editor.done.<done>}; empty for nothing
 */
public record EditorView(
    String folder,
    String key,
    Language language,
    int base,
    Written written,
    Parts parts,
    List<Own> fields,
    Moment moment,
    @Nullable Standing standing,
    @Nullable Other other,
    @Nullable Conflict conflict,
    String done,
    List<Problem> problems) {

  /** Where the form is sent, without the prefix of a language. */
  public String address() {
    return "/control-room/texts/"
        + folder
        + (key.isEmpty() ? "/new" : "/" + key + "/" + language.tag());
  }

  /** Where the preview is; the prefix must be the one of the text's language. */
  public String preview() {
    return language.prefix()
        + "/control-room/texts/"
        + folder
        + "/"
        + (key.isEmpty() ? "new" : key)
        + "/preview";
  }

  public boolean isNew() {
    return standing == null;
  }

  /** What was typed. */
  public record Written(String title, String slug, String summary, String markdown) {}

  /** Which parts the kind has: an address of its own, a sentence that sums it up. */
  public record Parts(boolean slug, boolean summary) {}

  /**
   * A field of the kind; label {@code editor.field.<name>}, with a hint behind it.
   *
   * @param options what can be chosen; empty for a field to type in
   */
  public record Own(String name, String value, String type, List<Option> options) {}

  /** Something that can be chosen. */
  public record Option(String value, String label) {}

  /** When to publish, as it was typed. */
  public record Moment(String day, String time, String zone) {}

  /**
   * What is known of a saved text.
   *
   * @param state message {@code desk.state.<state>}
   * @param publishAt when it will be published by itself; null if it will not
   * @param savedBy empty when it came with PSMail
   * @param visible whether readers get a version of it
   */
  public record Standing(
      String state,
      @Nullable Instant publishAt,
      Instant savedAt,
      String savedBy,
      boolean visible) {}

  /** The same text in another language, to be read beside. */
  public record Other(Language language, String title, String summary, String markdown) {}

  /** What somebody saved since the author began. */
  public record Conflict(String who, Instant at, Difference difference) {}
}
