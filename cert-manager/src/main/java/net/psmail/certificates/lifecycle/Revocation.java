package net.psmail.certificates.lifecycle;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.lifecycle.RevocationTable.Wish;

/**
 * How a certificate is revoked: the wish is written down, the issuer is asked, and the life cycle
 * begins anew. A node that finds a wish which another was killed over goes on with it.
 */
final class Revocation {

  private static final Logger LOG = System.getLogger(Revocation.class.getName());

  private final CertificateTable table;
  private final RevocationTable revocations;
  private final IssuerPauses pauses;
  private final Steps steps;
  private final Holder holder;
  private final Clock clock;

  /** Who takes leases, and for how long. */
  record Holder(String node, Duration lease) {}

  Revocation(
      CertificateTable table,
      RevocationTable revocations,
      IssuerPauses pauses,
      Steps steps,
      Holder holder,
      Clock clock) {
    this.table = table;
    this.revocations = revocations;
    this.pauses = pauses;
    this.steps = steps;
    this.holder = holder;
    this.clock = clock;
  }

  /** False while a step is being done. */
  boolean begin(String id, RevocationReason reason, String by) throws NotIssued {
    Optional<ManagedCertificate> held = held(id);
    if (held.isEmpty()) {
      requireKnown(id);
      return false;
    }
    try {
      Wish wish = new Wish(KeyedChain.fingerprint(steps.revocable(held.get())), id, reason, by);
      revocations.begin(wish, clock.instant());
      fulfil(held.get(), wish);
    } finally {
      table.release(id, holder.node());
    }
    return true;
  }

  /** Goes on with what was cut off, once; an issuer that says no then is not asked again. */
  void resume() {
    for (Wish wish : revocations.begun()) {
      held(wish.id()).ifPresent(certificate -> resume(certificate, wish));
    }
  }

  private void resume(ManagedCertificate certificate, Wish wish) {
    try {
      if (KeyedChain.fingerprint(steps.revocable(certificate)).equals(wish.fingerprint())) {
        fulfil(certificate, wish);
      } else {
        revocations.close(wish, clock.instant());
      }
    } catch (NotIssued refusal) {
      revocations.withdraw(wish);
      LOG.log(
          Level.WARNING,
          "The certificate {0} was to be revoked and was not: {1}",
          wish.id(),
          refusal.sentence());
    } finally {
      table.release(wish.id(), holder.node());
    }
  }

  private void fulfil(ManagedCertificate certificate, Wish wish) throws NotIssued {
    try {
      steps.revoke(certificate, wish.reason());
    } catch (NotIssued refusal) {
      revocations.withdraw(wish);
      throw refusal;
    }
    steps.revoked(certificate);
    pauses.forget(wish.id());
    revocations.done(wish, holder.node(), clock.instant());
  }

  private void requireKnown(String id) throws NotIssued {
    if (table.find(id).isEmpty()) {
      throw new NotIssued(NotIssued.Kind.REFUSED, "It does not come from an issuer that revokes.");
    }
  }

  private Optional<ManagedCertificate> held(String id) {
    return table.hold(id, holder.node(), clock.instant(), holder.lease());
  }
}
