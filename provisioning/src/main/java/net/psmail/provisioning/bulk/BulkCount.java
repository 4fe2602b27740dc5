package net.psmail.provisioning.bulk;

/** How many lines there are of an act, a state and a reason. */
public record BulkCount(String act, BulkLine.State state, String reason, long lines) {

  static BulkCount of(Object[] row) {
    return new BulkCount((String) row[0], (BulkLine.State) row[1], (String) row[2], (Long) row[3]);
  }
}
