package net.psmail.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** Takes the servers of a real installation away, behind its back, and gives them back. */
final class RealServers {

  private final Installation installation;

  RealServers(Installation installation) {
    this.installation = installation;
  }

  void stopMail() {
    run("real_stop_mail");
  }

  void startMail() {
    run("real_start_mail");
  }

  void stopDatabase() {
    run("real_stop_database");
  }

  void startDatabase() {
    run("real_start_database");
  }

  /** Gives all device passwords of a mailbox another hash, to compare what it costs. */
  void hashByArgon2(String address, String hash) {
    String statement =
        "update device_password d join mailbox m on m.id = d.mailbox_id set d.hash = '%s' where m.address = '%s'"
            .formatted(hash, address);
    check(
        Command.start(
            List.of(
                "mariadb",
                "--no-defaults",
                "--user=root",
                "--socket=" + installation.data().resolve("run/mariadb/mysqld.sock"),
                "psmail",
                "--execute=" + statement)));
  }

  private void run(String function) {
    check(Command.realServers(function + " '" + installation.data() + "'", portVariables()));
  }

  private static void check(Command command) {
    if (command.status() != 0) {
      throw new IllegalStateException(command.output());
    }
  }

  private List<String> portVariables() {
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
