package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that cannot be: one plain sentence, and an exit status that scripts notice. */
class RefusalIT {

  private final Path data;

  RefusalIT(@TempDir Path data) {
    this.data = data;
  }

  @Test
  void namesTheLineOfAnUnknownKeyAndTheNearestOne() throws IOException {
    Files.writeString(data.resolve("psmail.properties"), "# ours\npsmail.htpp.port=8080\n");

    refuses(run(), "psmail.properties, line 2", "'psmail.htpp.port'", "psmail.http.port");
  }

  @Test
  void refusesAPortThatIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refuses(
          run("--port", "http=" + other.getLocalPort()),
          "port " + other.getLocalPort() + " is taken");
    }
  }

  @Test
  void refusesATakenPortOfTheSettings() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          data.resolve("psmail.properties"), "psmail.mail.imaps.port=" + other.getLocalPort());

      refuses(run(), "psmail.properties, line 1", "port " + other.getLocalPort() + " is taken");
    }
  }

  @Test
  void refusesDataOfANewerVersion() throws IOException {
    Files.writeString(data.resolve("version"), "99\n");

    refuses(run(), "version 99", "newer PSMail");
    assertThat(data.resolve("run")).doesNotExist();
  }

  @Test
  void refusesADiskWithoutRoom() throws IOException, InterruptedException {
    assertThat(execute("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", data.toString()))
        .as("mounting a small disk, which needs root")
        .isZero();
    try {
      refuses(run(), "MB are free");
    } finally {
      execute("umount", data.toString());
    }
  }

  @Test
  void saysWhatAStatusPageAloneMustBeTold() throws IOException {
    refuses(
        run("--status-only"),
        data + "/psmail.properties",
        "psmail.site.url=",
        "psmail.status.url=",
        "psmail.mail.host=");

    Files.writeString(
        data.resolve("psmail.properties"),
        """
        psmail.site.url=https://www.psmail.test
        psmail.status.url=https://status.psmail.test
        psmail.status.probes=https
        """);
    refuses(
        run("--status-only"), "psmail.properties, line 2", "https://status.psmail.test", "/status");
  }

  @Test
  void refusesAStatusPageAloneThatIsNotAlone() throws IOException {
    refuses(run("--status-only", "--real"), "--real");
    refuses(run("--status-only", "--port", "imaps=9993"), "--port");
    Files.createDirectory(data.resolve("db"));
    refuses(run("--status-only"), "belongs to a portal", "--data");
  }

  @Test
  void refusesACommandThatItDoesNotKnow() {
    refuses(Command.psmail("rnu"), "'rnu'", "help");
  }

  private Command run(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--no-build", "--data", data.toString()));
    arguments.addAll(List.of(options));
    return Command.psmail(arguments);
  }

  private static void refuses(Command command, String... words) {
    assertThat(command.status()).isNotZero();
    List<String> said =
        command.output().lines().filter(line -> line.startsWith("psmail: ")).toList();
    assertThat(said).as(command.output()).hasSize(1);
    assertThat(said.get(0)).contains(words);
  }

  private static int execute(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words).inheritIO().start().waitFor();
  }
}
