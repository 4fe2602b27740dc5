package net.psmail.certificates.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.psmail.certificates.CertificatesException.Kind.INTERRUPTED;
import static net.psmail.certificates.CertificatesException.Kind.SERVER_NOT_TOLD;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;
import org.jspecify.annotations.Nullable;

/**
 * A program that makes a server take up its file. It finds the file's path in {@code PSMAIL_FILE}
 * and the certificate's names in {@code PSMAIL_NAMES}, with spaces between them; no shell comes
 * into it.
 *
 * @param patience after which it is ended
 */
public record Command(List<String> words, Duration patience) implements Reload {

  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);
  private static final int LONGEST_QUOTE = 300;
  private static final Pattern KEY = Pattern.compile("PRIVATE KEY|[A-Za-z0-9+/=]{60}");
  private static final File NOTHING = new File("/dev/null");

  public Command {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("A command has a word at least.");
    }
  }

  public static Command of(String... words) {
    return new Command(List.of(words), USUAL_PATIENCE);
  }

  /**
   * {@code doveadm reload}.
   *
   * @param configuration Dovecot's file, or null for where it looks by itself
   */
  public static Command dovecot(@Nullable Path configuration) {
    return with("doveadm", configuration, "reload");
  }

  /**
   * {@code postfix reload}.
   *
   * @param configuration Postfix's directory, or null for where it looks by itself
   */
  public static Command postfix(@Nullable Path configuration) {
    return with("postfix", configuration, "reload");
  }

  @Override
  public void reload(Path file, KeyedChain chain) {
    try {
      Process process = start(file, chain);
      CompletableFuture<String> said = new CompletableFuture<>();
      Thread listening = new Thread(() -> said.complete(beginning(process.getInputStream())));
      listening.setDaemon(true);
      listening.start();
      requireEnd(process, file);
      if (process.exitValue() != 0) {
        throw failed(file, "ended with status " + process.exitValue() + quoted(said), null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CertificatesException(
          INTERRUPTED,
          file.toString(),
          "PSMail was stopped while it waited for \"" + this + "\".",
          e);
    }
  }

  /** As one would type it. */
  @Override
  public String toString() {
    return String.join(" ", words);
  }

  static Command with(String program, @Nullable Path configuration, String... words) {
    List<String> all = new ArrayList<>(List.of(program));
    if (configuration != null) {
      all.addAll(List.of("-c", configuration.toString()));
    }
    all.addAll(List.of(words));
    return new Command(all, USUAL_PATIENCE);
  }

  private Process start(Path file, KeyedChain chain) {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectErrorStream(true);
    builder.redirectInput(NOTHING);
    builder.environment().put("PSMAIL_FILE", file.toString());
    builder
        .environment()
        .put("PSMAIL_NAMES", String.join(" ", CertificateNames.in(chain.leaf()).all()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw failed(file, "cannot be started: " + e.getMessage(), e);
    }
  }

  private void requireEnd(Process process, Path file) throws InterruptedException {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed(file, "did not end within " + patience.toSeconds() + " s", null);
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

  private CertificatesException failed(Path file, String what, @Nullable Exception cause) {
    return new CertificatesException(
        SERVER_NOT_TOLD, file.toString(), "\"" + this + "\" for " + file + " " + what + ".", cause);
  }
}
