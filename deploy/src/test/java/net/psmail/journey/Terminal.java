package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A terminal with nobody before it, for a program that does not run without one. */
final class Terminal implements AutoCloseable {

  private final Path home;

  private Terminal(Path home) {
    this.home = home;
  }

  /** Runs a command in somebody's home until it ends. */
  static Terminal open(Path home, String command) {
    Terminal terminal = new Terminal(home);
    terminal.run("new-session", "-d", "-x", "120", "-y", "40", command);
    return terminal;
  }

  String screen() {
    return run("capture-pane", "-p");
  }

  Terminal awaitText(String text) {
    await("\"" + text + "\" on the screen")
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(screen()).contains(text));
    return this;
  }

  Terminal type(String keys) {
    run("send-keys", "-l", keys);
    return this;
  }

  Terminal enter(String line) {
    type(line);
    run("send-keys", "Enter");
    return this;
  }

  private String run(String... words) {
    List<String> command = new ArrayList<>(List.of("env", "-C", home.toString(), "HOME=" + home));
    command.addAll(List.of("tmux", "-f", "/dev/null", "-S", home.resolve("terminal").toString()));
    command.addAll(List.of(words));
    return Command.succeed(command);
  }

  /** Ends the program too, unless it has ended by itself. */
  @Override
  public void close() {
    Command.start(List.of("tmux", "-S", home.resolve("terminal").toString(), "kill-server"))
        .status();
  }
}
