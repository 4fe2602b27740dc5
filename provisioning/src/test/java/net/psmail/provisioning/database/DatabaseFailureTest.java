package net.psmail.provisioning.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;

class DatabaseFailureTest {

  @Test
  void knowsALostConnectionHoweverItIsWrapped() {
    assertThat(of(new SQLException("link failure", "08S01")))
        .isEqualTo(DatabaseFailure.UNAVAILABLE);
    assertThat(of(new SQLNonTransientConnectionException("refused")))
        .isEqualTo(DatabaseFailure.UNAVAILABLE);
    assertThat(of(new ResourceException("no connection left")))
        .isEqualTo(DatabaseFailure.UNAVAILABLE);
    assertThat(of(new SQLException("closed", "90098", 90098)))
        .isEqualTo(DatabaseFailure.UNAVAILABLE);
  }

  @Test
  void knowsADuplicateOfBothDatabases() {
    assertThat(of(new SQLException("H2", "23505", 23505))).isEqualTo(DatabaseFailure.DUPLICATE);
    assertThat(of(new SQLException("MariaDB", "23000", 1062))).isEqualTo(DatabaseFailure.DUPLICATE);
  }

  @Test
  void takesNoOtherConstraintForADuplicate() {
    assertThat(of(new SQLException("foreign key", "23506", 23506)))
        .isEqualTo(DatabaseFailure.OTHER);
    assertThat(of(new SQLException("foreign key", "23000", 1452))).isEqualTo(DatabaseFailure.OTHER);
  }

  @Test
  void knowsADeadlock() {
    assertThat(of(new SQLException("deadlock", "40001", 1213))).isEqualTo(DatabaseFailure.CONFLICT);
  }

  @Test
  void knowsThatSomebodyHasChangedWhatWasRead() {
    assertThat(of(new SQLException("Record has changed since last read", "HY000", 1020)))
        .isEqualTo(DatabaseFailure.CONFLICT);
    assertThat(of(new SQLException("something else", "HY000", 1021)))
        .isEqualTo(DatabaseFailure.OTHER);
  }

  private static DatabaseFailure of(Exception root) {
    return DatabaseFailure.of(new IllegalStateException(new RuntimeException(root)));
  }
}
