package net.psmail.journey;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One data directory, and PSMail running on it. */
final class Installation implements AutoCloseable {

  /** Journeys come from one address, more often than any visitor may. */
  private static final String NO_LIMITS =
      """
      psmail.limit.sign-in.network=100000/PT1H
      psmail.limit.registration.network=100000/PT1H
      psmail.limit.registration.wide-network=off
      psmail.signup.proof=0
      psmail.signup.hourly=0
      psmail.invite.age=PT0.001S
      psmail.limit.recovery.network=1000/PT1H
      psmail.limit.operator-link.network=1000/PT1H
      psmail.limit.search.network=100000000/PT1H
      psmail.limit.message.network=1000/PT1H
      psmail.limit.message-copy.network=1000/PT1H
      psmail.contact.mailbox=helena@psmail.test
      psmail.domains=psmail.test,second.test
      """;

  private static final Map<Way, Installation> SHARED = new EnumMap<>(Way.class);

  private final Way way;
  private final Path tree;
  private final Path data;
  private final Ports ports = new Ports();
  private final int nameServer = Ports.free();
  private final List<String> environment = new ArrayList<>();
  private @Nullable Command command;

  private Installation(Way way, Path tree) {
    this.way = way;
    this.tree = tree;
    data = newData(way, nameServer);
  }

  /** The one that all journeys share; it ends with the test run. */
  static synchronized Installation shared(Way way) {
    Installation known = SHARED.get(way);
    if (known != null) {
      return known.awaitSummary();
    }
    Installation installation = create(way);
    SHARED.put(way, installation);
    Runtime.getRuntime().addShutdownHook(new Thread(installation::close));
    return installation.start();
  }

  /** One for a journey that harms it, not yet started. */
  static Installation create(Way way) {
    return new Installation(way, Command.TREE);
  }

  /** From another copy of the sources, which the start builds. */
  static Installation builtFrom(Path tree) {
    return new Installation(Way.EMBEDDED, tree);
  }

  private static Path newData(Way way, int nameServer) {
    try {
      // The real servers' users must be able to pass through, and their sockets want a short path.
      Path data = Files.createTempDirectory("psmail-" + way.name().toLowerCase(Locale.ROOT));
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
      Files.writeString(data.resolve("psmail.properties"), NO_LIMITS + names(nameServer));
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a journey may put a name server, and where nobody answers before. */
  private static String names(int port) {
    return "psmail.dns.resolvers=127.0.0.1:%1$d\npsmail.dns.port=%1$d\n".formatted(port);
  }

  Installation start() {
    launch();
    try {
      return awaitSummary();
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /** Adds lines to the settings, before a start. */
  Installation with(String... lines) {
    try {
      Files.write(data.resolve("psmail.properties"), List.of(lines), StandardOpenOption.APPEND);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has Postfix bring all mail for others to this port, before a start of real servers. */
  Installation relayingTo(int port) {
    environment.add("REAL_RELAY_HOST=[127.0.0.1]:" + port);
    return this;
  }

  /** Types the command, and waits for nothing. */
  void launch() {
    List<String> words = new ArrayList<>(List.of("env"));
    words.addAll(environment);
    words.add(tree.resolve("deploy/psmail").toString());
    words.addAll(runArguments());
    command = Command.start(words);
  }

  Installation awaitSummary() {
    Command started = command();
    await("the launcher's closing lines")
        .atMost(10, MINUTES)
        .until(() -> started.output().contains("PSMail runs.") || !started.isRunning());
    if (!started.isRunning()) {
      throw new IllegalStateException("PSMail did not start: " + started.output());
    }
    return this;
  }

  List<String> runArguments() {
    List<String> arguments = new ArrayList<>(List.of("run", "--data", data.toString()));
    arguments.addAll(ports.options());
    if (tree.equals(Command.TREE)) {
      arguments.add("--no-build");
    }
    if (way == Way.REAL) {
      arguments.add("--real");
    }
    return arguments;
  }

  /** As when the power goes. */
  void kill() throws IOException {
    long process = Long.parseLong(Files.readString(data.resolve("run/payara.pid")).strip());
    ProcessHandle.of(process).orElseThrow().destroyForcibly();
  }

  int stop() {
    Command started = command();
    started.terminate();
    return started.status();
  }

  @Override
  public void close() {
    if (command != null && command.isRunning()) {
      stop();
    }
    Trees.delete(data);
  }

  Command command() {
    if (command == null) {
      throw new IllegalStateException("not started");
    }
    return command;
  }

  Way way() {
    return way;
  }

  Path data() {
    return data;
  }

  Ports ports() {
    return ports;
  }

  int nameServer() {
    return nameServer;
  }

  String url() {
    return "http://localhost:" + ports.of("http");
  }

  String secureUrl() {
    return "https://localhost:" + ports.of("https");
  }

  Path authority() {
    return data.resolve("tls/ca.pem");
  }
}
