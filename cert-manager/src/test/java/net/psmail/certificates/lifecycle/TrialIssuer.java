package net.psmail.certificates.lifecycle;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An issuer that the test makes fail, keep quiet or be killed. */
public final class TrialIssuer implements Issuer {

  /** What ends a process does not ask anybody. */
  static final class Killed extends Error {}

  private final String name;
  private final Clock clock;
  public final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  final Map<X509Certificate, RevocationReason> revoked = new HashMap<>();
  @Nullable NotIssued trouble;
  boolean busy;
  @Nullable String killedAfter;
  @Nullable Runnable whileOrdering;
  @Nullable Window window;
  @Nullable X509Certificate replaced;
  List<Finding> findings = List.of();
  Limits limits = Limits.USUAL;

  public TrialIssuer(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public List<Finding> preflight(Plan plan) throws NotIssued {
    called("preflight");
    return findings;
  }

  @Override
  public URI order(Plan plan, Optional<X509Certificate> old) throws NotIssued {
    replaced = old.orElse(null);
    called("order");
    Runnable meanwhile = whileOrdering;
    whileOrdering = null;
    if (meanwhile != null) {
      meanwhile.run();
    }
    return URI.create("https://ca.test/order/" + calls.size());
  }

  @Override
  public boolean challenge(Plan plan, URI order) throws NotIssued {
    called("challenge");
    return true;
  }

  @Override
  public Optional<List<X509Certificate>> collect(Plan plan, URI order, KeyPair key)
      throws NotIssued {
    called("collect");
    return busy ? Optional.empty() : Optional.of(List.of(signed(plan, key)));
  }

  @Override
  public void revoke(X509Certificate certificate, RevocationReason reason) throws NotIssued {
    called("revoke");
    revoked.put(certificate, reason);
  }

  @Override
  public Optional<Window> renewalWindow(X509Certificate certificate) {
    return Optional.ofNullable(window);
  }

  private void called(String call) throws NotIssued {
    calls.add(call);
    if (trouble != null) {
      throw trouble;
    }
    if (call.equals(killedAfter)) {
      killedAfter = null;
      throw new Killed();
    }
  }

  private X509Certificate signed(Plan plan, KeyPair key) {
    try {
      X500Name subject = new X500Name("CN=" + name);
      return new JcaX509CertificateConverter()
          .getCertificate(
              new JcaX509v3CertificateBuilder(
                      subject,
                      new BigInteger(64, new SecureRandom()),
                      Date.from(clock.instant()),
                      Date.from(clock.instant().plus(Duration.ofDays(90))),
                      subject,
                      key.getPublic())
                  .addExtension(Extension.subjectAlternativeName, false, namesOf(plan))
                  .build(
                      new JcaContentSignerBuilder(
                              key.getPublic().getAlgorithm().equals("RSA")
                                  ? "SHA256withRSA"
                                  : "SHA256withECDSA")
                          .build(key.getPrivate())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralNames namesOf(Plan plan) {
    return new GeneralNames(
        plan.names().hosts().stream()
            .map(host -> new GeneralName(GeneralName.dNSName, host))
            .toArray(GeneralName[]::new));
  }
}
