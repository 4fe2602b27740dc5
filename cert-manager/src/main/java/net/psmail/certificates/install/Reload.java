package net.psmail.certificates.install;

import java.nio.file.Path;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;

/**
 * What makes a server take up the certificate that now lies in its file: a {@link Command}, a
 * {@link SniMap}, or within this process {@code (file, chain) -> tls.serve(chain)}. It may be told
 * again what it has been told.
 */
@FunctionalInterface
public interface Reload {

  /** For a server that looks at the file by itself. */
  Reload NONE = (file, chain) -> {};

  /**
   * Has the server take up the file, which holds this key and chain.
   *
   * @throws CertificatesException SERVER_NOT_TOLD, with what the server said
   */
  void reload(Path file, KeyedChain chain);

  /** This, and when it has been done, that. */
  default Reload then(Reload next) {
    return (file, chain) -> {
      reload(file, chain);
      next.reload(file, chain);
    };
  }
}
