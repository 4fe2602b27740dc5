package net.psmail.certificates.install;

import static net.psmail.certificates.CertificatesException.Kind.INTERRUPTED;
import static net.psmail.certificates.CertificatesException.Kind.SERVER_NOT_TOLD;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.program.ProgramRun;
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
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectErrorStream(true);
    builder.environment().put("PSMAIL_FILE", file.toString());
    builder
        .environment()
        .put("PSMAIL_NAMES", String.join(" ", CertificateNames.in(chain.leaf()).all()));
    try {
      ProgramRun.succeed(builder, patience);
    } catch (IOException e) {
      throw new CertificatesException(
          SERVER_NOT_TOLD,
          file.toString(),
          "\"" + this + "\" for " + file + " " + e.getMessage() + ".",
          e);
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
}
