package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;

/**
 * {@code deletions.jte}, at {@code /control-room/deletions}: which deletions of accounts wait for a
 * second operator.
 */
public record DeletionsView(List<Row> rows) {

  /**
   * One of them.
   *
   * @param account whose page is {@code /control-room/accounts/<account>}
   * @param own whether it is the one who looks that asks for it
   */
  public record Row(
      long account, String address, String reason, String by, Instant at, boolean own) {}
}
