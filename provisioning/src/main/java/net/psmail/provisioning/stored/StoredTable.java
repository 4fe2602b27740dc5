package net.psmail.provisioning.stored;

import java.util.List;
import java.util.Optional;

/**
 * What a table keeps about somebody.
 *
 * @param ties the columns that tie rows together and say nothing to people
 * @param count how many rows
 * @param rows the newest of them, with a value for each column, empty where there is none; of a
 *     sealed one the value is an empty text
 */
public record StoredTable(
    String name,
    List<StoredColumn> columns,
    List<String> ties,
    long count,
    List<List<Optional<String>>> rows) {

  public StoredTable {
    columns = List.copyOf(columns);
    ties = List.copyOf(ties);
    rows = List.copyOf(rows);
  }
}
