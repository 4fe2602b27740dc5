package net.psmail.portal.view;

import java.util.List;

/**
 * {@code stored.jte}, at {@code /account/stored}.
 *
 * @param tables those that keep something about whoever reads it
 * @param empty the names of the others
 */
public record StoredView(List<Table> tables, List<String> empty) {

  public StoredView {
    tables = List.copyOf(tables);
    empty = List.copyOf(empty);
  }

  /**
   * A table; messages {@code stored.table.<name>} and {@code stored.table.<name>.text}.
   *
   * @param count how many rows there are
   * @param rows the newest of them
   */
  public record Table(String name, long count, List<List<Fact>> rows) {

    public Table {
      rows = List.copyOf(rows);
    }
  }

  /**
   * What stands in a column; message {@code stored.column.<column>}.
   *
   * @param value as text; nothing for what is sealed
   */
  public record Fact(String column, Kind kind, String value) {

    /** The key of a word; it may be missing for a word that is new. */
    public String key() {
      String word = Words.of(value).replace(' ', '-');
      return (column.equals("act") ? "controlroom.act." : "stored.word." + column + ".") + word;
    }
  }

  /** How a value is written. */
  public enum Kind {
    TEXT,
    WORD,
    NUMBER,
    BYTES,
    FLAG,
    MOMENT,
    DAY,
    SEALED
  }
}
