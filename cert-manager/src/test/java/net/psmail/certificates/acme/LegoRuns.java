package net.psmail.certificates.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The lego of Debian, which gets one certificate and ends. */
final class LegoRuns {

  private static final Path PROGRAM = Path.of("/usr/bin/lego");

  private final Pebble pebble;
  private final Path files;
  private final Path web;

  LegoRuns(Pebble pebble, Path files) {
    this.pebble = pebble;
    this.files = files;
    this.web = files.resolve("web");
  }

  boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  /** What one of them has laid down for the authority. */
  Optional<String> answer(String token) {
    Path file = web.resolve(".well-known/acme-challenge").resolve(token);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seconds for so many. */
  double oneAfterTheOther(int number) throws Exception {
    return run("alone", number, 1);
  }

  double tenAtATime(int number) throws Exception {
    return run("together", number, 10);
  }

  private double run(String prefix, int number, int atATime) throws Exception {
    Files.createDirectories(web);
    Files.writeString(files.resolve("root.pem"), pebble.root());
    // The account is made first, as it is by all others.
    issue(prefix + ".lego.test");
    ExecutorService threads = Executors.newFixedThreadPool(atATime);
    long begin = System.nanoTime();
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        String name = prefix + i + ".lego.test";
        all.add(
            threads.submit(
                () -> {
                  issue(name);
                  return name;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    return CertificatesBench.secondsSince(begin);
  }

  private void issue(String name) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            PROGRAM.toString(),
            "--server",
            pebble.directoryUri().toString(),
            "--path",
            files.resolve("lego").toString(),
            "--email",
            "ops@acme.test",
            "--accept-tos",
            "--key-type",
            "ec256",
            "--http",
            "--http.webroot",
            web.toString(),
            "--domains",
            name,
            "run");
    builder.environment().put("LEGO_CA_CERTIFICATES", files.resolve("root.pem").toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("lego: " + said);
    }
  }
}
