package net.psmail.certificates.install;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server that is to serve a certificate.
 *
 * @param file where it reads key and chain; beside it lie, under the same name with {@code .next}
 *     and {@code .previous}, the one to come and the one before
 * @param group who may read the file besides its owner, or null for nobody
 * @param reload what makes it take up the file
 * @param listeners where it has to be seen serving the certificate
 */
public record Target(Path file, @Nullable String group, Reload reload, List<Listener> listeners) {

  public Target {
    if (!file.isAbsolute()) {
      throw new IllegalArgumentException(file + " must be the whole path of a certificate's file.");
    }
    listeners = List.copyOf(listeners);
  }
}
