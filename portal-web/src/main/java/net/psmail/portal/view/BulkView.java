package net.psmail.portal.view;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code bulkshown.jte}, at {@code /control-room/accounts/bulk/<id>}: what acts on many accounts
 * would do, do or have done.
 */
public record BulkView(LinesView shown, List<Line> lines) {

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
  }
}
