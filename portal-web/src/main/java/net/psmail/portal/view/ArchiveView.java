package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code archive.jte}; posts {@code file} to {@code /control-room/archive}, and {@code waiting} to
 * {@code /control-room/archive/take}.
 *
 * @param compared what taking the archive over would do; null before one was sent
 * @param taken how many texts and pictures were taken over just now; null when none were
 * @param faults what is wrong with the archive that was sent
 */
public record ArchiveView(
    @Nullable Compared compared,
    @Nullable Integer taken,
    List<Fault> faults,
    List<Problem> problems) {

  /**
   * An archive that waits to be taken over.
   *
   * @param waiting its number
   * @param shown new ones first, then changed ones; the others are only counted
   */
  public record Compared(String waiting, int fresh, int changed, int same, List<Change> shown) {

    public boolean changesNothing() {
      return fresh + changed == 0;
    }

    /** How many are not shown. */
    public int left() {
      return fresh + changed - shown.size();
    }
  }

  /** What happens with a file: message {@code archive.effect.<effect>}. */
  public record Change(String path, String effect) {}

  /** What is wrong in a file; empty when it concerns the archive as a whole. */
  public record Fault(String file, Problem problem) {}
}
