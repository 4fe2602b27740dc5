package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.JdbcConnection;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class OpenStatementsIT extends FacadeTest {

  private static final int ROWS = 50;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Audit audit;

  /** The driver would keep them for as long as the pool keeps the connection. */
  @Test
  void areNotLeftBehindByInsertedRows() {
    Session operator = operator();
    int open =
        transactions.call(
            () -> {
              for (int i = 0; i < ROWS; i++) {
                audit.by(operator, Act.NOTE_ADDED, "#" + i, ORIGIN);
              }
              entities.flush();
              return openStatements(entities.unwrap(Connection.class));
            });
    assertThat(open).isLessThan(ROWS);
  }

  /** H2 keeps no list of them. */
  private static int openStatements(Connection connection) {
    try {
      return connection.isWrapperFor(JdbcConnection.class)
          ? connection.unwrap(JdbcConnection.class).getActiveStatementCount()
          : 0;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
