package net.psmail.certificates.install;

import static net.psmail.certificates.CertificatesException.Kind.DAMAGED_FILE;
import static net.psmail.certificates.CertificatesException.Kind.FILE_ACCESS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.store.TlsDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The file that a server reads, with the one to come and the one before beside it. Each method may
 * be killed at any point and called again; the file in place is never half of anything.
 */
final class Place {

  private final Path file;
  private final TlsDirectory directory;
  private final String name;
  private final String next;
  private final String previous;
  private final @Nullable String group;

  Place(Target target) {
    Path parent = target.file().getParent();
    Path last = target.file().getFileName();
    if (parent == null || last == null) {
      throw new IllegalArgumentException(target.file() + " is no file.");
    }
    file = target.file();
    directory = new TlsDirectory(parent);
    name = last.toString();
    next = name + ".next";
    previous = name + ".previous";
    group = target.group();
  }

  boolean exists() {
    return Files.exists(file);
  }

  /**
   * Lays the chain beside the file, and what the file holds now as the one before.
   *
   * @param proved what was proved to be served last, which anything newly issued may follow
   */
  void stage(KeyedChain chain, List<X509Certificate> proved, CertificateNames wanted, Instant now) {
    directory.locked(
        () -> {
          List<X509Certificate> inPlace = inPlace();
          if (!inPlace.equals(chain.chain())) {
            if (!inPlace.equals(proved)) {
              requireNewer(chain.leaf(), wanted, now);
            }
            keepAsPrevious();
          }
          directory.write(next, chain, group);
          return true;
        });
  }

  /**
   * Makes sure that the staged chain may be put in place.
   *
   * @throws CertificatesException when it is gone, is not good any more, or when somebody has put
   *     something newer there since
   */
  KeyedChain check(List<X509Certificate> chain, CertificateNames wanted, Instant now) {
    if (directory.same(name, next) && holds(chain)) {
      return directory.read(name).orElseThrow(this::gone);
    }
    KeyedChain staged =
        directory.read(next).filter(found -> found.chain().equals(chain)).orElseThrow(this::gone);
    Fitness.requireFit(staged.chain(), wanted, file, now);
    if (!directory.same(name, previous) && !holds(chain)) {
      requireNewer(staged.leaf(), wanted, now);
    }
    return staged;
  }

  /** Puts the staged chain in place, and says what is there now. */
  KeyedChain fill(List<X509Certificate> chain, CertificateNames wanted, Instant now) {
    return directory.locked(
        () -> {
          KeyedChain staged = check(chain, wanted, now);
          if (!directory.same(name, next)) {
            if (!holds(chain)) {
              keepAsPrevious();
            }
            directory.copy(next, name, group);
          }
          return staged;
        });
  }

  /** Whether the file in place is this chain's. */
  boolean holds(List<X509Certificate> chain) {
    return inPlace().equals(chain);
  }

  /** Whether the file in place is still, or again, the one before. */
  boolean holdsPrevious() {
    return directory.same(name, previous);
  }

  /** The key of a certificate in this place, or of one that was there before. */
  Optional<PrivateKey> key(X509Certificate leaf) {
    return directory
        .read(name)
        .filter(found -> isOf(found, leaf))
        .or(() -> directory.read(previous).filter(found -> isOf(found, leaf)))
        .map(KeyedChain::key);
  }

  /** The one before, if it is good enough to be put back. */
  Optional<KeyedChain> previous(CertificateNames wanted, Instant now) {
    try {
      return directory
          .read(previous)
          .filter(chain -> Fitness.isWorthPuttingBack(chain.leaf(), wanted, now));
    } catch (CertificatesException e) {
      if (e.kind() != DAMAGED_FILE) {
        throw e;
      }
      return Optional.empty();
    }
  }

  void putBack() {
    directory.locked(
        () -> {
          if (!holdsPrevious()) {
            directory.copy(previous, name, group);
          }
          return true;
        });
  }

  /** The chain is served, so its copy beside it is a key too many. */
  void clean() {
    directory.remove(next);
  }

  private static boolean isOf(KeyedChain found, X509Certificate leaf) {
    return found.leaf().getPublicKey().equals(leaf.getPublicKey());
  }

  private List<X509Certificate> inPlace() {
    return directory.certificates(name);
  }

  private void requireNewer(X509Certificate leaf, CertificateNames wanted, Instant now) {
    List<X509Certificate> inPlace = inPlace();
    if (!inPlace.isEmpty()) {
      Fitness.requireNewer(leaf, inPlace.get(0), wanted, file, now);
    }
  }

  private void keepAsPrevious() {
    if (exists() && !holdsPrevious()) {
      directory.copy(name, previous, group);
    }
  }

  private CertificatesException gone() {
    return new CertificatesException(
        FILE_ACCESS,
        file.toString(),
        file + " or the one to come beside it is not what it was: it is made anew.");
  }
}
