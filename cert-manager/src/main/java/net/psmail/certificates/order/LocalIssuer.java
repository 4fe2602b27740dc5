package net.psmail.certificates.order;

import static net.psmail.certificates.lifecycle.NotIssued.Kind.REFUSED;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.lifecycle.Finding;
import net.psmail.certificates.lifecycle.Issuer;
import net.psmail.certificates.lifecycle.Limits;
import net.psmail.certificates.lifecycle.NotIssued;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.Window;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;

/** The local CA, which asks for no proof and issues at once. */
final class LocalIssuer implements Issuer {

  /** What plans call it. */
  static final String NAME = "local";

  private final Supplier<LocalCa> ca;
  private final Clock clock;

  LocalIssuer(Supplier<LocalCa> ca, Clock clock) {
    this.ca = ca;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Limits limits() {
    return Limits.NONE;
  }

  @Override
  public List<Finding> preflight(Plan plan) {
    LocalCa present = ca.get();
    return plan.names().all().stream()
        .filter(name -> !present.permits(CertificateNames.of(List.of(name))))
        .map(
            name ->
                new Finding(
                    name,
                    false,
                    "The local CA was made for other names. Move the directory psmail.tls.directory"
                        + " away for a new one, which everybody then has to trust anew, or name an"
                        + " authority in psmail.issuers."))
        .toList();
  }

  @Override
  public URI order(Plan plan, Optional<X509Certificate> replaced) {
    return URI.create("local:" + plan.id());
  }

  @Override
  public boolean challenge(Plan plan, URI order) {
    return true;
  }

  @Override
  public Optional<List<X509Certificate>> collect(Plan plan, URI order, KeyPair key)
      throws NotIssued {
    try {
      return Optional.of(
          ca.get().certify(key.getPublic(), plan.names(), Purpose.TLS, clock.instant()));
    } catch (CertificatesException refusal) {
      throw new NotIssued(REFUSED, String.valueOf(refusal.getMessage()));
    }
  }

  @Override
  public Optional<Window> renewalWindow(X509Certificate certificate) {
    return Optional.empty();
  }
}
