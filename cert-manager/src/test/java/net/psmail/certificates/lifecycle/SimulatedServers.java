package net.psmail.certificates.lifecycle;

import static net.psmail.certificates.CertificatesException.Kind.FILE_ACCESS;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;

/** Servers with the faults of the world, which keep count of what they served. */
final class SimulatedServers implements Installation {

  private final Fate fate;
  private final Map<String, KeyedChain> staged = new HashMap<>();
  private final Map<String, X509Certificate> served = new HashMap<>();
  final List<String> wrong = new ArrayList<>();
  int failures;
  int renewals;
  int forMoreNames;
  double closestCall = 1;

  SimulatedServers(Fate fate) {
    this.fate = fate;
  }

  @Override
  public void stage(Plan plan, KeyedChain chain, List<X509Certificate> proved) {
    fate.mayKill();
    if (fate.strikes(0.005)) {
      failures++;
      throw new CertificatesException(FILE_ACCESS, plan.id(), "The disk is full.");
    }
    staged.put(plan.id(), chain);
    fate.mayKill();
  }

  @Override
  public void install(Plan plan, List<X509Certificate> chain) {
    fate.mayKill();
    KeyedChain next = staged.get(plan.id());
    if (fate.strikes(0.01) || next == null) {
      failures++;
      return;
    }
    X509Certificate old = served.put(plan.id(), next.leaf());
    if (old != null && !old.equals(next.leaf())) {
      renewed(plan, old, next.leaf());
    }
    fate.mayKill();
  }

  @Override
  public List<String> refuted(Plan plan, List<X509Certificate> chain) {
    fate.mayKill();
    return chain.get(0).equals(served.get(plan.id())) ? List.of() : List.of("It serves another.");
  }

  /** There was nothing wrong with the certificate. */
  @Override
  public String rollBack(
      Plan plan, List<X509Certificate> chain, Predicate<X509Certificate> revoked) {
    fate.mayKill();
    return "";
  }

  /** Nothing is promised, so nobody needs it again. */
  @Override
  public Optional<PrivateKey> key(Plan plan, X509Certificate leaf) {
    return Optional.empty();
  }

  /** What a look at the server shows now. */
  void check(String id) {
    X509Certificate leaf = served.get(id);
    if (leaf != null) {
      check(leaf);
    }
  }

  private void renewed(Plan plan, X509Certificate old, X509Certificate next) {
    renewals++;
    check(old);
    if (old.getPublicKey().equals(next.getPublicKey())) {
      wrong.add(plan.id() + " was renewed with the old key");
    }
    Set<String> names = Set.copyOf(CertificateNames.in(old).hosts());
    boolean more = !names.containsAll(CertificateNames.in(next).hosts());
    forMoreNames += more ? 1 : 0;
    if (shareLeft(old) > 0.55 && !more) {
      wrong.add(plan.id() + " was renewed needlessly with " + shareLeft(old) + " of its life left");
    }
  }

  private void check(X509Certificate leaf) {
    closestCall = Math.min(closestCall, shareLeft(leaf));
  }

  private double shareLeft(X509Certificate leaf) {
    Instant ends = leaf.getNotAfter().toInstant();
    Duration life = Duration.between(leaf.getNotBefore().toInstant(), ends);
    return (double) Duration.between(fate.now, ends).toSeconds() / life.toSeconds();
  }
}
