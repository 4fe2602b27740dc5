package net.psmail.certificates.install;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.install.Proof.Claim;
import net.psmail.certificates.lifecycle.Plan;

/**
 * Brings back what was served before a certificate that was not seen everywhere. What goes wrong at
 * one server keeps no other from it.
 */
final class RollBack {

  private final Plan plan;
  private final List<X509Certificate> failed;
  private final Predicate<X509Certificate> revoked;
  private final Proof proof;
  private final Instant now;
  private final List<String> sentences = new ArrayList<>();
  private final Map<Target, KeyedChain> returned = new LinkedHashMap<>();

  RollBack(
      Plan plan,
      List<X509Certificate> failed,
      Predicate<X509Certificate> revoked,
      Proof proof,
      Instant now) {
    this.plan = plan;
    this.failed = failed;
    this.revoked = revoked;
    this.proof = proof;
    this.now = now;
  }

  /** Does it, and says what came of it. */
  String of(List<Target> targets) {
    for (Target target : targets) {
      attempt(() -> before(target).ifPresent(chain -> returned.put(target, chain)));
    }
    returned.forEach((target, chain) -> attempt(() -> ServerInstallation.tell(target, chain)));
    if (!returned.isEmpty()) {
      sentences.add("The certificate before it is in place again" + whatIsSeen());
    }
    return String.join(" ", sentences);
  }

  /** The chain that the file holds again, or still. */
  private Optional<KeyedChain> before(Target target) {
    Place place = new Place(target);
    Optional<KeyedChain> previous =
        place.previous(plan.names(), now).filter(chain -> !revoked.test(chain.leaf()));
    if (place.holds(failed)) {
      if (previous.isEmpty()) {
        sentences.add(target.file() + " held no good certificate before, so the new one stays.");
      } else {
        place.putBack();
      }
      return previous;
    }
    if (place.holdsPrevious()) {
      return previous;
    }
    if (place.exists()) {
      sentences.add(target.file() + " was replaced by somebody else and is left as it is.");
    }
    return Optional.empty();
  }

  private String whatIsSeen() {
    List<Claim> claims = new ArrayList<>();
    returned.forEach(
        (target, chain) ->
            target.listeners().stream()
                .map(listener -> new Claim(listener, chain.chain()))
                .filter(claim -> !claims.contains(claim))
                .forEach(claims::add));
    List<String> refuted = proof.refuted(claims);
    return refuted.isEmpty()
        ? " and served."
        : ", but not served everywhere: " + String.join(" ", refuted);
  }

  private void attempt(Runnable act) {
    try {
      act.run();
    } catch (CertificatesException e) {
      if (e.kind() == CertificatesException.Kind.INTERRUPTED) {
        throw e;
      }
      sentences.add(String.valueOf(e.getMessage()));
    }
  }
}
