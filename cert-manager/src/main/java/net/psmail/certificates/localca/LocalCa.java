package net.psmail.certificates.localca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;

/**
 * A root, the issuing certificate under it, and what that issues: EC P-256 throughout. The root
 * lives ten years and its key only for the moment in which it signs the issuing certificate, whose
 * names are limited; so no key exists that could certify anything else, and every client that
 * follows RFC 5280 enforces it (limits written into a root are ignored by many).
 */
public final class LocalCa {

  private static final Duration ROOT_LIFE = Duration.ofDays(3652);
  private static final Duration LEAF_LIFE = Duration.ofDays(90);

  private final KeyedChain issuing;
  private final PermittedNames permitted;
  private final SecureRandom random;

  private LocalCa(KeyedChain issuing, SecureRandom random) {
    this.issuing = issuing;
    this.permitted = PermittedNames.of(issuing.leaf());
    this.random = random;
  }

  /** Makes a CA that may certify these names, the hosts' subdomains included, and nothing else. */
  public static LocalCa create(CertificateNames scope, Instant now, SecureRandom random) {
    Life life = Life.from(now, ROOT_LIFE);
    KeyPair rootPair = newKeyPair(random);
    X509Certificate root =
        CertificateDraft.root(rootPair.getPublic(), life, random).signedBy(rootPair.getPrivate());
    KeyPair pair = newKeyPair(random);
    X509Certificate issuing =
        CertificateDraft.issuing(root, pair.getPublic(), life, random)
            .permitting(scope)
            .signedBy(rootPair.getPrivate());
    return new LocalCa(new KeyedChain(pair.getPrivate(), List.of(issuing, root)), random);
  }

  /**
   * Takes up a CA that was made before.
   *
   * @param issuing as {@link #issuing()} gave it
   * @throws IllegalArgumentException when it is not such a chain
   */
  public static LocalCa of(KeyedChain issuing, SecureRandom random) {
    X509Certificate last = rootOf(issuing);
    if (issuing.leaf().getBasicConstraints() < 0 || !KeyedChain.signed(last, last)) {
      throw new IllegalArgumentException("it is not the chain of a local CA");
    }
    return new LocalCa(issuing, random);
  }

  /** The issuing key, its certificate and the root: to be kept, and kept secret. */
  public KeyedChain issuing() {
    return issuing;
  }

  /** What people may trust. */
  public X509Certificate root() {
    return rootOf(issuing);
  }

  /** Whether these names are all within what this CA was made for. */
  public boolean permits(CertificateNames names) {
    return permitted.firstOutside(names).isEmpty();
  }

  /** Whether this CA issued the certificate. */
  public boolean issued(X509Certificate certificate) {
    return KeyedChain.signed(issuing.leaf(), certificate);
  }

  /**
   * Issues a certificate for one purpose, with a new key, for ninety days; never longer than the
   * root lives.
   *
   * @throws CertificatesException NAME_NOT_PERMITTED, ROOT_EXPIRED
   */
  public KeyedChain issue(CertificateNames names, Purpose purpose, Instant now) {
    KeyPair pair = newKeyPair(random);
    return new KeyedChain(pair.getPrivate(), certify(pair.getPublic(), names, purpose, now));
  }

  /**
   * Issues a certificate for a key that somebody else keeps, as {@link #issue} does; the chain,
   * without the root.
   *
   * @throws CertificatesException NAME_NOT_PERMITTED, ROOT_EXPIRED
   */
  public List<X509Certificate> certify(
      PublicKey key, CertificateNames names, Purpose purpose, Instant now) {
    permitted.firstOutside(names).ifPresent(LocalCa::refuse);
    Instant end = root().getNotAfter().toInstant();
    if (!now.isBefore(end)) {
      throw new CertificatesException(
          CertificatesException.Kind.ROOT_EXPIRED,
          "ca.pem",
          "The local CA's root expired on "
              + end
              + ": move the directory psmail.tls.directory away for a new one,"
              + " which everybody then has to trust.");
    }
    Life life = Life.from(now, LEAF_LIFE).notBeyond(end);
    X509Certificate leaf =
        CertificateDraft.leaf(issuing.leaf(), key, names, purpose, life, random)
            .signedBy(issuing.key());
    return List.of(leaf, issuing.leaf());
  }

  private static X509Certificate rootOf(KeyedChain issuing) {
    return issuing.chain().get(issuing.chain().size() - 1);
  }

  private static void refuse(String name) {
    throw new CertificatesException(
        CertificatesException.Kind.NAME_NOT_PERMITTED,
        name,
        "The local CA was made for other names and may not certify "
            + name
            + ": move the directory psmail.tls.directory away for a new CA,"
            + " which everybody then has to trust anew.");
  }

  private static KeyPair newKeyPair(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
