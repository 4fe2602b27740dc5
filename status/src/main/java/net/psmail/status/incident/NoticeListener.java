package net.psmail.status.incident;

import java.sql.Connection;
import java.sql.SQLException;

/** Hears of each public event in the transaction that makes it: both are kept or neither is. */
@FunctionalInterface
public interface NoticeListener {

  /**
   * Writes down what follows; it is called again when the database has the transaction repeated.
   */
  void hear(Connection connection, Notice notice) throws SQLException;
}
