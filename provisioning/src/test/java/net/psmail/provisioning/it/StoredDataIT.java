package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.stored.StoredColumn;
import net.psmail.provisioning.stored.StoredData;
import net.psmail.provisioning.stored.StoredTable;
import org.junit.jupiter.api.Test;

class StoredDataIT extends StaffTest {

  /** They speak of domains and of the schema, or of strangers of whom a check value is left. */
  private static final Set<String> ABOUT_NOBODY =
      Set.of(
          "mail_domain",
          "domain_policy",
          "dkim_key",
          "provisioning_schema_history",
          "passkey_challenge",
          "proof_key",
          "spent_proof",
          "sign_up_hour",
          "sign_up_day",
          "blocked_domain",
          "refused_visit",
          "webhook",
          "probation_length");

  @Inject StoredData stored;

  @Test
  void tellsOfEveryTableThatIsNotKnownToBeAboutNobody() throws SQLException {
    Set<String> told = told();
    told.addAll(ABOUT_NOBODY);
    try (Connection connection = dataSource.getConnection()) {
      assertThat(names("TABLE_NAME", tables(connection))).hasSameElementsAs(told);
    }
  }

  @Test
  void tellsOfEveryTableThatHangsOnAnAccount() throws SQLException {
    Set<String> found = new HashSet<>();
    try (Connection connection = dataSource.getConnection()) {
      List<String> open = new ArrayList<>(List.of("account"));
      while (!open.isEmpty()) {
        String table = open.remove(0);
        if (found.add(table)) {
          open.addAll(hangingOn(connection, table));
        }
      }
    }
    assertThat(found).contains("mailbox", "device_use", "session_secret");
    assertThat(told()).containsAll(found);
  }

  @Test
  void tellsOfEveryColumn() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      for (StoredTable table : StoredData.tables()) {
        List<String> told =
            Stream.concat(table.columns().stream().map(StoredColumn::name), table.ties().stream())
                .toList();
        assertThat(columns(connection, table.name())).as(table.name()).hasSameElementsAs(told);
      }
    }
  }

  @Test
  void showsTheirOwnRowsAndNothingOfSecrets() {
    String name = newName();
    Session session = register(name);
    String password = newDevice(session, "Laptop");
    opensMail(session, password);
    Session other = register(newName());
    newDevice(other, "Phone of another");

    assertThat(values(session, "account", "sign_in_name")).containsExactly(name + "@psmail.test");
    assertThat(values(session, "account", "password_verifier")).containsExactly("");
    assertThat(values(session, "address_claim", "address")).containsExactly(name + "@psmail.test");
    assertThat(values(session, "device_password", "name")).containsExactly("Laptop");
    assertThat(values(session, "device_password", "hash")).containsExactly("");
    assertThat(values(session, "device_use", "network")).containsExactly("127.0.0.0/24");
    assertThat(values(session, "mail_sign_in", "outcome")).containsExactly("ACCEPTED");
    assertThat(values(session, "mail_sign_in", "on_day"))
        .allSatisfy(day -> assertThat(day).matches("\\d{4}-\\d\\d-\\d\\d"));
    assertThat(values(session, "session_secret", "purpose")).contains("DEVICE");
    assertThat(values(session, "audit_entry", "act")).contains("REGISTERED", "DEVICE_MADE");
    assertThat(values(session, "web_session", "created_at"))
        .containsExactly(session.signedInAt().truncatedTo(ChronoUnit.SECONDS).toString());
    assertThat(stored.of(session).toString())
        .doesNotContain("Phone of another", other.signInName(), password, "{SSHA512}");
  }

  @Test
  void countsWhatItDoesNotShow() {
    Session session = register(newName());
    for (int i = 0; i < 25; i++) {
      signIn(session.signInName(), PASSWORD, ORIGIN);
    }
    StoredTable sessionsOfIt = table(session, "web_session");
    assertThat(sessionsOfIt.count()).isEqualTo(26);
    assertThat(sessionsOfIt.rows()).hasSize(20);
  }

  @Test
  void tellsWhatWasDoneToThemAndKeepsTheProvidersPeopleToThemselves() {
    Session boss = first("boss");
    Session writer = invited(boss, Role.AUTHOR, "writer");
    staff.changeDuty(boss, writer.accountId(), Duty.of(Role.OPERATOR), ORIGIN);
    StoredTable trail = table(writer, "audit_entry");
    assertThat(values(writer, "audit_entry", "act")).contains("ROLE_CHANGED");
    List<Optional<String>> change =
        trail.rows().stream()
            .filter(row -> row.contains(Optional.of("ROLE_CHANGED")))
            .findFirst()
            .orElseThrow();
    assertThat(change.get(column(trail, "network"))).isEmpty();
    assertThat(change.get(column(trail, "actor"))).isEmpty();
    assertThat(values(boss, "invitation", "made_by")).isEmpty();
  }

  @Test
  void showsTheJobsThatWaitForThem() {
    Session session = register(newName());
    accounts.requestDeletion(session, PASSWORD, ORIGIN);
    assertThat(values(session, "scheduled_tasks", "task_name")).contains("erase account");
    assertThat(values(register(newName()), "scheduled_tasks", "task_name"))
        .doesNotContain("erase account");
    accounts.undoDeletion(session, ORIGIN);
  }

  private static Set<String> told() {
    return StoredData.tables().stream()
        .map(StoredTable::name)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private StoredTable table(Session session, String name) {
    return stored.of(session).stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static int column(StoredTable table, String name) {
    return table.columns().stream().map(StoredColumn::name).toList().indexOf(name);
  }

  private List<String> values(Session session, String table, String column) {
    StoredTable found = table(session, table);
    int index = column(found, column);
    return found.rows().stream().flatMap(row -> row.get(index).stream()).toList();
  }

  private static ResultSet tables(Connection connection) throws SQLException {
    return connection
        .getMetaData()
        .getTables(
            connection.getCatalog(), schema(connection), "%", new String[] {"TABLE", "BASE TABLE"});
  }

  private static List<String> hangingOn(Connection connection, String table) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    return names(
        "FKTABLE_NAME",
        database.getExportedKeys(connection.getCatalog(), schema(connection), table));
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    return names(
        "COLUMN_NAME",
        database.getColumns(connection.getCatalog(), schema(connection), table, "%"));
  }

  /** Of the schema of the connection: H2 has others, MariaDB calls it a catalogue. */
  private static String schema(Connection connection) throws SQLException {
    return connection.getSchema();
  }

  private static List<String> names(String label, ResultSet rows) throws SQLException {
    List<String> names = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        names.add(rows.getString(label).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
