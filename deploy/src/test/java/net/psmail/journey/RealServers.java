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

  private void run(String function) {
    Command command =
        Command.realServers(function + " '" + installation.data() + "'", portVariables());
    if (command.status() != 0) {
      throw new IllegalStateException(function + ": " + command.output());
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
