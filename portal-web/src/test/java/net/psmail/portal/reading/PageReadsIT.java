package net.psmail.portal.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statement itself, with as many nodes as there are connections. */
class PageReadsIT {

  private static final String DATABASE =
      "jdbc:h2:mem:reads;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
  private static final int NODES = 4;
  private static final int WRITES = 200;

  private Connection keptOpen;

  @BeforeEach
  void makeTables() throws IOException, SQLException {
    keptOpen = DriverManager.getConnection(DATABASE);
    String name = "/net/psmail/portal/migration/V1__reads_votes_and_messages.sql";
    try (InputStream script = Objects.requireNonNull(PageReads.class.getResourceAsStream(name));
        Statement statement = keptOpen.createStatement()) {
      statement.execute(new String(script.readAllBytes(), UTF_8));
    }
  }

  @AfterEach
  void forget() throws SQLException {
    keptOpen.close();
  }

  @Test
  void nodesAddToTheSameRowWithoutLoss()
      throws ExecutionException, InterruptedException, SQLException {
    ExecutorService nodes = Executors.newFixedThreadPool(NODES);
    Callable<Void> node = PageReadsIT::write;
    List<Future<Void>> all = nodes.invokeAll(List.of(node, node, node, node));
    nodes.shutdown();
    for (Future<Void> each : all) {
      each.get();
    }
    try (Statement statement = keptOpen.createStatement();
        ResultSet rows = statement.executeQuery("select times from page_reads")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(3L * NODES * WRITES);
      assertThat(rows.next()).as("another row").isFalse();
    }
  }

  private static Void write() throws SQLException {
    try (Connection connection = DriverManager.getConnection(DATABASE);
        PreparedStatement add =
            connection.prepareStatement(PageReads.ADD.replaceAll("\\?\\d", "?"))) {
      connection.setAutoCommit(false);
      for (int i = 0; i < WRITES; i++) {
        add.setString(1, "ARTICLE");
        add.setString(2, "registering");
        add.setDate(3, Date.valueOf(LocalDate.of(2026, 11, 24)));
        add.setLong(4, 3);
        add.executeUpdate();
        connection.commit();
      }
    }
    return null;
  }
}
