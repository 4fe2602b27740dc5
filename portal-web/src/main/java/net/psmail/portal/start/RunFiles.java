package net.psmail.portal.start;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import net.psmail.certificates.CertificatesException;
import net.psmail.portal.site.SiteSettings;
import net.psmail.provisioning.ProvisioningException;

/** What the start leaves for the launcher in {@code run/} of the data directory. */
@ApplicationScoped
public class RunFiles {

  /** EX_CONFIG of sysexits.h. */
  private static final int CANNOT_START = 78;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  @Inject private SiteSettings settings;

  void prepare() {
    try {
      Files.createDirectories(folder());
      Files.deleteIfExists(folder().resolve("failure"));
      Files.deleteIfExists(folder().resolve("operator-link"));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(
          "The directory " + folder() + " cannot be written: " + unwritable.getMessage(),
          unwritable);
    }
  }

  /** The link with which the first operator sets a password. */
  void writeOperatorLink(String token) {
    write(
        "operator-link", settings.site().url() + "/operator/first-password?token=" + token + "\n");
  }

  /** The domains that are served, for whoever must tell a mail server of a new one. */
  void writeDomains(Collection<String> names) {
    write("domains", String.join("\n", new TreeSet<>(names)) + "\n");
  }

  /** Says why, and ends the process. */
  void giveUp(Throwable failure) {
    try {
      write("failure", sentence(failure) + "\n");
    } finally {
      Runtime.getRuntime().halt(CANNOT_START);
    }
  }

  static String sentence(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    boolean said =
        cause instanceof ProvisioningException
            || cause instanceof CertificatesException
            || cause instanceof UncheckedIOException
            || cause instanceof IllegalArgumentException;
    return said
        ? Objects.requireNonNullElse(cause.getMessage(), cause.toString())
        : "PSMail could not start; the log says more (" + cause + ").";
  }

  private void write(String name, String text) {
    Path file = folder().resolve(name);
    try {
      Files.deleteIfExists(file);
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(
          file + " cannot be written: " + unwritable.getMessage(), unwritable);
    }
  }

  private Path folder() {
    return settings.data().resolve("run");
  }
}
