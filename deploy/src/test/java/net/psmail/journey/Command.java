package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code deploy/psmail} in a process of its own, as a person types it. */
final class Command {

  /** The sources that are tested. */
  static final Path TREE = Path.of("..").toAbsolutePath().normalize();

  private final Process process;
  private final Path output;

  private Command(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static Command psmail(List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(TREE.resolve("deploy/psmail").toString());
    words.addAll(arguments);
    return start(words);
  }

  static Command psmail(String... arguments) {
    return psmail(List.of(arguments));
  }

  /** A function of the launcher's library for the real servers. */
  static Command realServers(String script, List<String> environment) {
    List<String> words = new ArrayList<>(List.of("env"));
    words.addAll(environment);
    words.addAll(List.of("bash", "-euo", "pipefail", "-c", "source deploy/lib/real.sh; " + script));
    return start(words);
  }

  static Command start(List<String> words) {
    try {
      Path output = Files.createTempFile("psmail-output", ".txt");
      output.toFile().deleteOnExit();
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(TREE.toFile())
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("PSMAIL_"));
      return new Command(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs to the end, and gives back what was printed. */
  static String succeed(List<String> words) {
    return start(words).outputOfSuccess();
  }

  String outputOfSuccess() {
    if (status() != 0) {
      throw new IllegalStateException(output());
    }
    return output();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Waits for the end. */
  int status() {
    await("the end of the command").atMost(120, SECONDS).until(() -> !process.isAlive());
    return process.exitValue();
  }

  /** As from Ctrl-C or a service manager: the launcher may stop what it started. */
  void terminate() {
    process.destroy();
  }
}
