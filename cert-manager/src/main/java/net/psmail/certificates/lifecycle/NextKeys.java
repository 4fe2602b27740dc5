package net.psmail.certificates.lifecycle;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.Tlsa;

/** The keys that follow those that are served: each is made once, by whoever asks first. */
public final class NextKeys {

  private static final Logger LOG = System.getLogger(NextKeys.class.getName());

  private final KeyFiles files;
  private final SecureRandom random;

  public NextKeys(KeyFiles files, SecureRandom random) {
    this.files = files;
    this.random = random;
  }

  /** The next key, of the kind that is wanted and not the one that is served. */
  public KeyPair of(Plan plan, List<X509Certificate> served) {
    return files.locked(
        () -> {
          Optional<KeyPair> known = find(plan);
          if (known.isPresent()
              && plan.keyType().fits(known.get().getPublic())
              && !isOf(served, known.get().getPublic())) {
            return known.get();
          }
          // Another kind was wanted, or another node proved what this one had got.
          KeyPair made = plan.keyType().newKeyPair(random);
          files.keep(fileName(plan), made);
          return made;
        });
  }

  void keep(Plan plan, KeyPair next) {
    files.locked(
        () -> {
          files.keep(fileName(plan), next);
          return next;
        });
  }

  /** The next key, if there is one: a file that holds none costs an order, and no night. */
  Optional<KeyPair> find(Plan plan) {
    try {
      return files.find(fileName(plan));
    } catch (CertificatesException failure) {
      if (failure.kind() != CertificatesException.Kind.DAMAGED_FILE) {
        throw failure;
      }
      LOG.log(Level.WARNING, "Another key is made: {0}", failure.getMessage());
      return Optional.empty();
    }
  }

  void forget(Plan plan) {
    files.forget(fileName(plan));
  }

  /** Forgets the next key if it is the one of the chain, which is no more the next then. */
  void forgetIfOf(Plan plan, List<X509Certificate> chain) {
    files.locked(
        () -> {
          boolean isNoMoreNext =
              find(plan).filter(next -> isOf(chain, next.getPublic())).isPresent();
          if (isNoMoreNext) {
            forget(plan);
          }
          return isNoMoreNext;
        });
  }

  /** Whether it is the key of the chain's leaf. */
  static boolean isOf(List<X509Certificate> chain, PublicKey key) {
    return chain.stream()
        .limit(1)
        .anyMatch(leaf -> Tlsa.digest(leaf.getPublicKey()).equals(Tlsa.digest(key)));
  }

  private static String fileName(Plan plan) {
    return plan.id() + ".next";
  }
}
