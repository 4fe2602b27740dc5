package net.psmail.certificates.order;

import static net.psmail.certificates.CertificatesException.Kind.DAMAGED_FILE;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.store.TlsDirectory;

/**
 * The local CA on disk. {@code ca-key.pem} holds the issuing key, its certificate and the root in
 * one file so that they appear together; {@code ca.pem} is the root once more, for all to read.
 * People have put it into their trust stores: it is never replaced by itself.
 */
final class RootFiles {

  static final String ROOT = "ca.pem";
  static final String KEY = "ca-key.pem";

  private static final Logger LOG = System.getLogger(RootFiles.class.getName());

  private final TlsDirectory directory;
  private final SecureRandom random;

  RootFiles(TlsDirectory directory, SecureRandom random) {
    this.directory = directory;
    this.random = random;
  }

  /** The CA, made when there is none. The caller holds the directory's lock. */
  LocalCa open(CertificateNames scope, Instant now) {
    Optional<KeyedChain> key = directory.read(KEY);
    Optional<X509Certificate> shown = directory.readCertificate(ROOT);
    if (key.isEmpty() && shown.isPresent()) {
      throw damaged(KEY, "is missing, but the root " + directory.file(ROOT) + " is there");
    }
    LocalCa ca = key.map(this::existing).orElseGet(() -> made(scope, now));
    X509Certificate root = ca.root();
    if (shown.isEmpty()) {
      directory.writeCertificate(ROOT, root);
    } else if (!shown.get().equals(root)) {
      throw damaged(ROOT, "is not the root of " + directory.file(KEY));
    }
    return ca;
  }

  private LocalCa existing(KeyedChain chain) {
    try {
      return LocalCa.of(chain, random);
    } catch (IllegalArgumentException e) {
      throw damaged(KEY, "is damaged (" + e.getMessage() + ")");
    }
  }

  private LocalCa made(CertificateNames scope, Instant now) {
    LocalCa ca = LocalCa.create(scope, now, random);
    directory.write(KEY, ca.issuing());
    LOG.log(
        Level.INFO,
        "Made the local CA {0}, SHA-256 {1}",
        ca.root().getSubjectX500Principal(),
        KeyedChain.fingerprint(ca.root()));
    return ca;
  }

  private CertificatesException damaged(String name, String what) {
    return new CertificatesException(
        DAMAGED_FILE,
        directory.file(name).toString(),
        directory.file(name)
            + " "
            + what
            + ": put it back from a backup, or move the whole directory away"
            + " for a new CA, which everybody then has to trust anew.");
  }
}
