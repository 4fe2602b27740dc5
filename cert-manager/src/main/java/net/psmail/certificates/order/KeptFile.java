package net.psmail.certificates.order;

import static net.psmail.certificates.CertificatesException.Kind.DAMAGED_FILE;
import static net.psmail.certificates.CertificatesException.Kind.FOREIGN_CERTIFICATE;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import net.psmail.certificates.store.TlsDirectory;

/**
 * One certificate that is kept valid: the file it lies in, the names it must hold, and its purpose.
 */
record KeptFile(String name, CertificateNames names, Purpose purpose) {

  private static final Logger LOG = System.getLogger(KeptFile.class.getName());

  String file() {
    return name + ".pem";
  }

  /**
   * The certificate in the file when it is good for now and a while; else a new one, written there
   * before it is returned. The caller holds the directory's lock.
   */
  KeyedChain upToDate(TlsDirectory directory, LocalCa ca, Instant now) {
    Optional<KeyedChain> present = present(directory);
    present.ifPresent(chain -> refuseForeign(directory, ca, chain.leaf()));
    return present
        .filter(chain -> !due(chain.leaf(), now) && holdsNames(chain.leaf()))
        .orElseGet(() -> issued(directory, ca, now));
  }

  /**
   * The certificate in the file as long as it can be served at all, whoever issued it; else a new
   * one. For what an authority is asked for: ours only stands in until it is there.
   *
   * @param name without which it cannot be served
   */
  KeyedChain standIn(TlsDirectory directory, LocalCa ca, String name, Instant now) {
    return present(directory)
        .filter(chain -> isValid(chain.leaf(), now))
        .filter(
            chain -> CertificateNames.in(chain.leaf()).covers(CertificateNames.of(List.of(name))))
        .orElseGet(() -> issued(directory, ca, now));
  }

  private KeyedChain issued(TlsDirectory directory, LocalCa ca, Instant now) {
    KeyedChain chain = ca.issue(names, purpose, now);
    directory.write(file(), chain);
    LOG.log(
        Level.INFO,
        "Issued the {0} certificate for {1}, valid until {2}",
        name,
        names.primary(),
        chain.leaf().getNotAfter().toInstant());
    return chain;
  }

  private Optional<KeyedChain> present(TlsDirectory directory) {
    try {
      return directory.read(file());
    } catch (CertificatesException e) {
      if (e.kind() != DAMAGED_FILE) {
        throw e;
      }
      // It can be made again at no cost, unlike a root; still it is kept, as it may be an
      // operator's.
      LOG.log(Level.WARNING, "{0} Kept as {1}.", e.getMessage(), directory.setAside(file()));
      return Optional.empty();
    }
  }

  private void refuseForeign(TlsDirectory directory, LocalCa ca, X509Certificate leaf) {
    if (!ca.issued(leaf)) {
      throw new CertificatesException(
          FOREIGN_CERTIFICATE,
          directory.file(file()).toString(),
          directory.file(file())
              + " was not issued by the local CA beside it: move it away, and a new one is made.");
    }
  }

  private boolean holdsNames(X509Certificate leaf) {
    return CertificateNames.in(leaf).covers(names);
  }

  /** When a third of its life is left. */
  static Instant renewal(Instant begins, Instant ends) {
    return ends.minus(Duration.between(begins, ends).dividedBy(3));
  }

  private static boolean isValid(X509Certificate leaf, Instant now) {
    return !now.isBefore(leaf.getNotBefore().toInstant())
        && now.isBefore(leaf.getNotAfter().toInstant());
  }

  private static boolean due(X509Certificate leaf, Instant now) {
    Instant begins = leaf.getNotBefore().toInstant();
    return now.isBefore(begins) || !now.isBefore(renewal(begins, leaf.getNotAfter().toInstant()));
  }
}
