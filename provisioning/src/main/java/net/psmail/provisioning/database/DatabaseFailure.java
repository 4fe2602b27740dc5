package net.psmail.provisioning.database;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a failure that came through JPA, JTA and the connection pool was at its root. */
enum DatabaseFailure {
  /** No connection, or one that broke. */
  UNAVAILABLE,
  /** A unique key refused a row. */
  DUPLICATE,
  /**
   * The database gave this transaction up for the sake of another: it was the victim of a deadlock,
   * or somebody has changed what it had read.
   */
  CONFLICT,
  /** Anything else: a mistake of ours. */
  OTHER;

  private static final String CONNECTION_CLASS = "08";
  private static final String ROLLBACK_CLASS = "40";

  /** Of a unique key: H2's code and MariaDB's. */
  private static final Set<Integer> DUPLICATE_KEY = Set.of(23505, 1062);

  /**
   * MariaDB's, with innodb_snapshot_isolation: "Record has changed since last read". Its state says
   * nothing.
   */
  private static final Set<Integer> CHANGED_SINCE = Set.of(1020);

  /** H2's own codes: connection broken, database closed or shutting down, file not accessible. */
  private static final Set<Integer> H2_CONNECTION =
      Set.of(90067, 90098, 90121, 90028, 90031, 90062, 90020);

  static DatabaseFailure of(Throwable failure) {
    if (any(failure, DatabaseFailure::isConnection)) {
      return UNAVAILABLE;
    }
    if (any(failure, cause -> hasCode(cause, DUPLICATE_KEY))) {
      return DUPLICATE;
    }
    return any(failure, DatabaseFailure::isConflict) ? CONFLICT : OTHER;
  }

  private static boolean any(Throwable failure, Predicate<Throwable> test) {
    return Stream.<@Nullable Throwable>iterate(
            failure, cause -> cause != null, cause -> cause == null ? null : cause.getCause())
        .flatMap(cause -> Optional.ofNullable(cause).stream())
        .anyMatch(test);
  }

  private static boolean isConnection(Throwable cause) {
    return cause instanceof SQLTransientConnectionException
        || cause instanceof SQLNonTransientConnectionException
        || cause instanceof SQLRecoverableException
        || cause instanceof ResourceException
        || hasState(cause, CONNECTION_CLASS)
        || hasCode(cause, H2_CONNECTION);
  }

  private static boolean isConflict(Throwable cause) {
    return hasState(cause, ROLLBACK_CLASS) || hasCode(cause, CHANGED_SINCE);
  }

  private static boolean hasCode(Throwable cause, Set<Integer> codes) {
    return cause instanceof SQLException sql && codes.contains(sql.getErrorCode());
  }

  private static boolean hasState(Throwable cause, String stateClass) {
    return cause instanceof SQLException sql
        && sql.getSQLState() != null
        && sql.getSQLState().startsWith(stateClass);
  }
}
