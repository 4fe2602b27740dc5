package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class PurgeIT extends FacadeTest {

  private static final int MANY = 2500;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Test
  void forgetsSessionsThatNobodyUsedHoweverMany() throws SQLException {
    Session session = register(newName());
    String ofTheMember = "web_session where account_id = ?";
    Instant longAgo = SettableClock.INSTANCE.instant().minus(Duration.ofDays(2));
    insert(
        "insert into web_session (account_id, created_at, seen_at, id) values (?, ?, ?, ?)",
        session.accountId(),
        longAgo);
    assertThat(count(ofTheMember, Long.toString(session.accountId()))).isEqualTo(MANY + 1);

    SettableClock.INSTANCE.putForward(Duration.ofMinutes(11));

    await()
        .atMost(PATIENCE)
        .until(() -> count(ofTheMember, Long.toString(session.accountId())) == 1);
    assertThat(sessions.find(session.token())).isPresent();
  }

  @Test
  void keepsTheTrailForFourHundredDays() throws SQLException {
    Session session = register(newName());
    String ofTheMember = "audit_entry where account_id = ?";
    Instant tooLongAgo = SettableClock.INSTANCE.instant().minus(Duration.ofDays(401));
    insert(act("DEVICE_MADE"), session.accountId(), tooLongAgo);
    long before = count(ofTheMember, Long.toString(session.accountId()));

    SettableClock.INSTANCE.putForward(Duration.ofHours(7));

    await()
        .atMost(PATIENCE)
        .until(() -> count(ofTheMember, Long.toString(session.accountId())) == before - MANY);
  }

  @Test
  void keepsSignInsForThirtyDays() throws SQLException {
    Session session = register(newName());
    String id = Long.toString(session.accountId());
    Instant now = SettableClock.INSTANCE.instant();
    insert(act("SIGNED_IN"), session.accountId(), now.minus(Duration.ofDays(31)));
    insert(act("SIGN_IN_REFUSED"), session.accountId(), now.minus(Duration.ofDays(31)));
    insert(act("DEVICE_MADE"), session.accountId(), now.minus(Duration.ofDays(31)));
    insert(act("SECOND_STEP_ASKED"), session.accountId(), now.minus(Duration.ofDays(29)));

    SettableClock.INSTANCE.putForward(Duration.ofHours(7));

    String signIns = "audit_entry where act in ('SIGNED_IN', 'SIGN_IN_REFUSED') and account_id = ?";
    await().atMost(PATIENCE).until(() -> count(signIns, id) == 0);
    assertThat(count("audit_entry where act = 'DEVICE_MADE' and account_id = ?", id))
        .isEqualTo(MANY);
    assertThat(count("audit_entry where act = 'SECOND_STEP_ASKED' and account_id = ?", id))
        .isEqualTo(MANY);
  }

  private static String act(String act) {
    return "insert into audit_entry (account_id, occurred_at, actor, act, subject, network)"
        + " values (?, ?, ?, '"
        + act
        + "', ?, 'x')";
  }

  /** Rows of an account with this moment; the other columns get a name of their own. */
  private void insert(String sql, long accountId, Instant moment) throws SQLException {
    Timestamp utc = Timestamp.valueOf(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    try (var connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      for (int i = 0; i < MANY; i++) {
        String name = accountId + "-" + i;
        statement.setLong(1, accountId);
        statement.setTimestamp(2, utc);
        if (sql.contains("seen_at")) {
          statement.setTimestamp(3, utc);
        } else {
          statement.setString(3, name);
        }
        statement.setString(4, name);
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
    }
  }
}
