package net.psmail.journey;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** MariaDB, Dovecot and Postfix of a data directory, by the launcher's own functions. */
final class RealServers {

  private final Path data;
  private final List<String> variables;

  /** Those of a running installation, to take away behind its back and give back. */
  RealServers(Installation installation) {
    this(installation.data(), portVariables(installation));
  }

  RealServers(Path data, List<String> variables) {
    this.data = data;
    this.variables = List.copyOf(variables);
  }

  void prepare() {
    run("real_prepare");
  }

  /** Once the schema exists. */
  void grant() {
    run("real_grant");
  }

  void stopMail() {
    run("real_stop_mail");
  }

  void startMail() {
    run("real_start_mail");
  }

  void stopPostfix() {
    run("real_stop_postfix");
  }

  void stopSigner() {
    run("real_stop_opendkim");
  }

  void stopDovecot() {
    run("real_stop_dovecot");
  }

  /** Takes one listener away, such as imap-login; the rest of Dovecot goes on. */
  void stopListener(String name) {
    String configuration = data.resolve("dovecot/dovecot.conf").toString();
    Command.succeed(List.of("doveadm", "-c", configuration, "service", "stop", name));
  }

  /** Gives back what {@link #stopListener} took. */
  void reloadMail() {
    run("real_reload_mail");
  }

  void stopDatabase() {
    run("real_stop_database");
  }

  void startDatabase() {
    run("real_start_database");
  }

  /** What the portal is told about them. */
  Properties settings() {
    try {
      Properties settings = new Properties();
      settings.load(new StringReader(run("real_settings")));
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the portal connects to the database. */
  Connection connect() throws SQLException {
    Properties settings = settings();
    return DriverManager.getConnection(
        settings.getProperty("psmail.db.url"),
        settings.getProperty("psmail.db.user"),
        settings.getProperty("psmail.db.password"));
  }

  /** Gives all device passwords of a mailbox another hash, to compare what it costs. */
  void hashByArgon2(String address, String hash) {
    execute(
        "update device_password d join mailbox m on m.id = d.mailbox_id set d.hash = '%s' where m.address = '%s'"
            .formatted(hash, address));
  }

  /** Lets the time be over that was chosen for the devices of this name. */
  void endDevice(String name) {
    execute(
        "update device_password set ends_at = unix_timestamp() where name = '%s'".formatted(name));
    execute(
        "update scheduled_tasks set execution_time = utc_timestamp(6)"
            + " where task_name = 'end device password' and task_instance in"
            + " (select id from device_password where name = '%s')".formatted(name));
  }

  /** Lets the hour be over in which the code counts that was mailed to this address. */
  void endMailedCode(String address) {
    execute(
        "update mailed_code set ends_at = utc_timestamp(6) - interval 1 minute where address = '%s'"
            .formatted(address));
  }

  /** Lets somebody have been here for years. */
  void makeOld(String address) {
    execute(
        "update account set created_at = '2020-01-01' where sign_in_name = '%s'"
            .formatted(address));
  }

  private void execute(String statement) {
    Command.succeed(
        List.of(
            "mariadb",
            "--no-defaults",
            "--user=root",
            "--socket=" + data.resolve("run/mariadb/mysqld.sock"),
            "psmail",
            "--execute=" + statement));
  }

  private String run(String function) {
    return Command.realServers(function + " '" + data + "'", variables).outputOfSuccess();
  }

  private static List<String> portVariables(Installation installation) {
    try {
      return Files.readAllLines(installation.data().resolve("ports")).stream()
          .map(line -> line.split("=", 2))
          .map(pair -> "REAL_" + pair[0].toUpperCase(Locale.ROOT) + "_PORT=" + pair[1])
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
