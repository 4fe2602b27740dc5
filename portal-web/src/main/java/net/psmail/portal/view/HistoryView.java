package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code history.jte}, the versions of a text; posts the number of one to {@code
 * <address>/restore}.
 *
 * @param address of the editor, without the prefix of a language
 * @param title of the newest version
 * @param versions the newest first
 * @param compared null as long as nothing is compared
 */
public record HistoryView(
    String folder,
    String address,
    String title,
    Language language,
    List<Item> versions,
    @Nullable Compared compared) {

  /**
   * A version.
   *
   * @param savedBy empty when it came with PSMail
   * @param published whether readers get this one
   */
  public record Item(
      int number,
      Instant savedAt,
      String savedBy,
      String title,
      boolean newest,
      boolean published) {}

  /** The difference between two of them. */
  public record Compared(int from, int to, Difference difference) {}
}
