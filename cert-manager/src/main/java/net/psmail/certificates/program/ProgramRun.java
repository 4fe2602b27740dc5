package net.psmail.certificates.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** One run of a program. */
public final class ProgramRun {

  private static final int LONGEST_QUOTE = 300;
  private static final Pattern KEY = Pattern.compile("PRIVATE KEY|[A-Za-z0-9+/=]{60}");
  private static final File NOTHING = new File("/dev/null");

  private ProgramRun() {}

  /** The words of a command as one types it, with blanks between them; no shell reads it. */
  public static List<String> words(String text) {
    return List.of(text.split("\\s+", -1));
  }

  /**
   * Runs a program to its good end. It reads nothing. What it says on its error output, or on both
   * when the builder brings them together, is quoted in a line if it fails, unless there may be a
   * key in it.
   *
   * @param patience after which it is ended with all that it started
   * @throws IOException when it cannot be started, does not end in time, or ends with another
   *     status than 0; the message goes on after its name, as in "ended with status 1: No such
   *     zone"
   */
  public static void succeed(ProcessBuilder builder, Duration patience)
      throws IOException, InterruptedException {
    Process process = start(builder);
    InputStream output =
        builder.redirectErrorStream() ? process.getInputStream() : process.getErrorStream();
    CompletableFuture<String> said = new CompletableFuture<>();
    Thread listening = new Thread(() -> said.complete(beginning(output)));
    listening.setDaemon(true);
    listening.start();
    requireEnd(process, patience);
    if (process.exitValue() != 0) {
      throw new IOException("ended with status " + process.exitValue() + quoted(said));
    }
  }

  private static Process start(ProcessBuilder builder) throws IOException {
    builder.redirectInput(NOTHING);
    if (!builder.redirectErrorStream()) {
      builder.redirectOutput(Redirect.DISCARD);
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException("cannot be started: " + e.getMessage(), e);
    }
  }

  private static void requireEnd(Process process, Duration patience)
      throws IOException, InterruptedException {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("did not end within " + patience.toSeconds() + " s");
      }
    } finally {
      if (process.isAlive()) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
  }

  /** Reads all, so that the program never waits, and keeps what a sentence has room for. */
  private static String beginning(InputStream output) {
    try (output) {
      byte[] kept = output.readNBytes(LONGEST_QUOTE);
      output.transferTo(OutputStream.nullOutputStream());
      return new String(kept, UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static String quoted(CompletableFuture<String> said) throws InterruptedException {
    try {
      // A server that the command left running may hold its output open.
      String text = said.get(1, TimeUnit.SECONDS).replaceAll("\\s+", " ").strip();
      if (KEY.matcher(text).find()) {
        return " (what it said is left out, for there may be a key in it)";
      }
      return text.isEmpty() ? " and said nothing" : ": " + text.replaceAll("\\p{Cntrl}", "?");
    } catch (ExecutionException | TimeoutException e) {
      return "";
    }
  }
}
