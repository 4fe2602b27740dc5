package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;

/**
 * {@code bulk.jte}, at {@code /control-room/accounts/bulk}: posts a {@code file} or a {@code text}.
 *
 * @param typed what stands in the field for text
 * @param earlier what was ordered before, the newest first
 */
public record BulkFormView(String typed, List<Earlier> earlier, List<Problem> problems) {

  /**
   * What was ordered before.
   *
   * @param state as in {@code bulk.state.<state>}
   * @param all how many lines it has
   */
  public record Earlier(long id, String state, String by, Instant at, long all) {}
}
