package net.psmail.provisioning.postfixadmin;

import com.mysql.cj.jdbc.Driver;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.postfixadmin.Source.AliasRow;
import net.psmail.provisioning.postfixadmin.Source.DomainRow;
import net.psmail.provisioning.postfixadmin.Source.MailboxRow;

/** PostfixAdmin's database, which is only read: columns that all its versions have. */
@ApplicationScoped
class ForeignDatabase {

  /** Of all tables together. */
  static final int MOST_ROWS = 50_000;

  private static final String CONNECT_MILLIS = "5000";
  private static final String READ_MILLIS = "30000";
  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private static final String DOMAINS = "select domain, backupmx, active from domain";
  private static final String MAILBOXES = "select username, password, quota, active from mailbox";
  private static final String ALIASES = "select address, goto, active from alias";
  private static final String ALIAS_DOMAINS =
      "select alias_domain, target_domain from alias_domain";

  private final TakeoverSettings settings = TakeoverSettings.read();

  /** What is done with the open database. */
  private interface Reading<T> {
    T of(Connection connection) throws SQLException;
  }

  /** What a row is read as. */
  private interface Shape<T> {
    T of(ResultSet row) throws SQLException;
  }

  Optional<String> shown() {
    return settings.shown();
  }

  /**
   * All of it, as of one moment.
   *
   * @throws ProvisioningException TAKEOVER_REFUSED, as everywhere below
   */
  Source read() {
    return with(
        connection -> {
          List<DomainRow> domains = all(connection, DOMAINS + " order by domain", this::domain);
          List<MailboxRow> mailboxes =
              all(connection, MAILBOXES + " order by username", this::mailbox);
          List<AliasRow> aliases = all(connection, ALIASES + " order by address", this::alias);
          Map<String, String> aliasDomains = new HashMap<>();
          all(
              connection,
              ALIAS_DOMAINS,
              row -> aliasDomains.put(row.getString(1), row.getString(2)));
          if (domains.size() + mailboxes.size() + aliases.size() > MOST_ROWS) {
            throw ProvisioningException.sourceRefused(SourceFault.TOO_MANY, null);
          }
          return new Source(domains, mailboxes, aliases, aliasDomains);
        });
  }

  Optional<DomainRow> domain(String name) {
    return one(DOMAINS + " where domain = ?", name, this::domain);
  }

  Optional<MailboxRow> mailbox(String address) {
    return one(MAILBOXES + " where username = ?", address, this::mailbox);
  }

  Optional<AliasRow> alias(String address) {
    return one(ALIASES + " where address = ?", address, this::alias);
  }

  private DomainRow domain(ResultSet row) throws SQLException {
    return new DomainRow(row.getString(1), row.getInt(2) != 0, row.getInt(3) != 0);
  }

  private MailboxRow mailbox(ResultSet row) throws SQLException {
    return new MailboxRow(row.getString(1), row.getString(2), row.getLong(3), row.getInt(4) != 0);
  }

  private AliasRow alias(ResultSet row) throws SQLException {
    return new AliasRow(row.getString(1), row.getString(2), row.getInt(3) != 0);
  }

  private <T> Optional<T> one(String sql, String key, Shape<T> shape) {
    return with(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            return rows(statement, shape).stream().findFirst();
          }
        });
  }

  private static <T> List<T> all(Connection connection, String sql, Shape<T> shape)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setMaxRows(MOST_ROWS + 1);
      return rows(statement, shape);
    }
  }

  private static <T> List<T> rows(PreparedStatement statement, Shape<T> shape) throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(shape.of(rows));
      }
    }
    return found;
  }

  private <T> T with(Reading<T> reading) {
    String url =
        settings
            .url()
            .orElseThrow(
                () -> ProvisioningException.sourceRefused(SourceFault.NOT_CONFIGURED, null));
    Properties access = access();
    try (Connection connection = new Driver().connect(url, access)) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      return reading.of(connection);
    } catch (SQLException failure) {
      throw ProvisioningException.sourceRefused(fault(failure), failure);
    }
  }

  private Properties access() {
    Properties access = new Properties();
    access.setProperty("user", settings.user());
    settings.passwordFile().ifPresent(file -> access.setProperty("password", password(file)));
    access.setProperty("connectTimeout", CONNECT_MILLIS);
    access.setProperty("socketTimeout", READ_MILLIS);
    return access;
  }

  private static String password(Path file) {
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
        throw ProvisioningException.sourceRefused(SourceFault.PASSWORD_FILE, null);
      }
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException unreadable) {
      throw ProvisioningException.sourceRefused(SourceFault.PASSWORD_FILE, unreadable);
    }
  }

  private static SourceFault fault(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case 1044, 1045, 1142, 1143, 1698 -> SourceFault.ACCESS_REFUSED;
      case 1049, 1054, 1146 -> SourceFault.TABLES_MISSING;
      default -> SourceFault.UNREACHABLE;
    };
  }
}
