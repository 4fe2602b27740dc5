package net.psmail.certificates.lifecycle;

import static net.psmail.certificates.CertificatesException.Kind.FILE_ACCESS;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.CertificatesException;

/**
 * Which key a certificate is ordered for. Where nothing was promised, each gets a new one. Where
 * the world was told in TLSA records which key to expect, the next key is taken once its promise is
 * {@link Promise ripe}; until then the key that is served is taken again, as its promise stands.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7671#section-8.1">RFC 7671, 8.1</a>
 */
final class KeyChoice {

  private final Promises promises;
  private final NextKeys nextKeys;
  private final RevocationTable revocations;
  private final Installation installation;
  private final Clock clock;

  KeyChoice(
      Promises promises,
      NextKeys nextKeys,
      RevocationTable revocations,
      Installation installation,
      Clock clock) {
    this.promises = promises;
    this.nextKeys = nextKeys;
    this.revocations = revocations;
    this.installation = installation;
    this.clock = clock;
  }

  /**
   * Why an order has to wait: the next key is not yet promised for long enough, and no other will
   * do.
   */
  Optional<String> waitsFor(ManagedCertificate certificate) {
    return isFree(certificate) || mayKeepKey(certificate)
        ? Optional.empty()
        : unripe(certificate)
            .map(owner -> "The new key waits for its TLSA record at " + owner + ".");
  }

  /**
   * The key to order for.
   *
   * @throws CertificatesException FILE_ACCESS when it should be the key that is served, and that is
   *     not to be had
   */
  KeyPair of(ManagedCertificate certificate) {
    KeyPair next = nextKeys.of(certificate.plan(), certificate.provedChain());
    Optional<String> unripe =
        isFree(certificate)
            ? Optional.empty()
            : promises.unripe(certificate.plan().id(), next.getPublic());
    return unripe.isEmpty()
        ? next
        : served(certificate).orElseThrow(() -> noKey(certificate, unripe.get()));
  }

  /** Keeps a key for a chain that was not ordered here. */
  void keep(ManagedCertificate certificate, KeyPair key) {
    nextKeys.keep(certificate.plan(), key);
  }

  /** The key of what was issued, if it is to be had. */
  Optional<KeyPair> ofPending(ManagedCertificate certificate) {
    List<X509Certificate> pending = certificate.pending();
    return nextKeys
        .find(certificate.plan())
        .filter(next -> NextKeys.isOf(pending, next.getPublic()))
        .or(() -> keptKey(certificate));
  }

  /** Why the key of what was issued is not a new one; nothing when it is. */
  Optional<String> remark(ManagedCertificate certificate) {
    return isFree(certificate) || !keepsKey(certificate)
        ? Optional.empty()
        : unripe(certificate)
            .map(
                owner ->
                    "The key stays the same, because the TLSA record of the next one has not been"
                        + " at "
                        + owner
                        + " for long enough.");
  }

  /** Where the key of what was issued is not promised any more, so that it may not be served. */
  Optional<String> brokenPromise(ManagedCertificate certificate) {
    return isFree(certificate) || keepsKey(certificate)
        ? Optional.empty()
        : promises.unripe(certificate.plan().id(), certificate.pending().get(0).getPublicKey());
  }

  /** What was issued is served. */
  void proved(ManagedCertificate certificate) {
    Plan plan = certificate.plan();
    if (promises.areMade(plan.id())) {
      nextKeys.forgetIfOf(plan, certificate.pending());
    } else {
      nextKeys.forget(plan);
    }
  }

  /** What is served was revoked; a key that lay beside one that others know is known too. */
  void revoked(ManagedCertificate certificate) {
    if (isCompromised(certificate)) {
      nextKeys.forget(certificate.wanted());
    }
  }

  /**
   * Whether any key may be taken, because nothing was promised: there are no names with records, or
   * nothing is served yet and nobody's records are there. A key that others know must not be taken
   * again, whatever was promised.
   */
  private boolean isFree(ManagedCertificate certificate) {
    List<PromisedName> names = promises.names(certificate.plan().id());
    return names.isEmpty()
        || (certificate.provedChain().isEmpty() && names.stream().allMatch(PromisedName::isBare))
        || isCompromised(certificate);
  }

  private boolean isCompromised(ManagedCertificate certificate) {
    return certificate.provedChain().stream().limit(1).anyMatch(revocations::isOfKnownKey);
  }

  /**
   * Whether the key that is served will do for now. One of another kind than is wanted does only
   * when there is no time left, or when it is not an authority's certificate that is served.
   */
  private boolean mayKeepKey(ManagedCertificate certificate) {
    return !certificate.provedChain().isEmpty()
        && (certificate.plan().keyType().fits(certificate.served().getPublicKey())
            || certificate.standing().servedBy() == null
            || !RenewalRule.hasTime(certificate.served(), clock.instant()));
  }

  private boolean keepsKey(ManagedCertificate certificate) {
    return certificate.serves(certificate.pending().get(0).getPublicKey());
  }

  private Optional<KeyPair> keptKey(ManagedCertificate certificate) {
    return isFree(certificate) || !keepsKey(certificate) ? Optional.empty() : served(certificate);
  }

  private Optional<String> unripe(ManagedCertificate certificate) {
    KeyPair next = nextKeys.of(certificate.plan(), certificate.provedChain());
    return promises.unripe(certificate.plan().id(), next.getPublic());
  }

  private Optional<KeyPair> served(ManagedCertificate certificate) {
    return certificate.provedChain().stream()
        .limit(1)
        .flatMap(
            leaf ->
                installation.key(certificate.plan(), leaf).stream()
                    .map(key -> new KeyPair(leaf.getPublicKey(), key)))
        .findFirst();
  }

  private static CertificatesException noKey(ManagedCertificate certificate, String owner) {
    return new CertificatesException(
        FILE_ACCESS,
        certificate.plan().id(),
        "The key that is served is not in the file of the certificate "
            + certificate.plan().id()
            + ", and the TLSA record of the next one has not been at "
            + owner
            + " for long enough.");
  }
}
