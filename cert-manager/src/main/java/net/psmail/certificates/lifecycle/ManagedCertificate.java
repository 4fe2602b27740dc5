package net.psmail.certificates.lifecycle;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.certificates.CertificateNames;
import org.jspecify.annotations.Nullable;

/**
 * A certificate on its way: what is wanted, how far it has come, and what the next step needs. The
 * methods are the ways from one stage to the next:
 *
 * <pre>
 * planned -> preflight -> ordered -> challenged -> issued -> staged -> installed -> proved -> planned
 * any of these -> failed -> planned, or where it stopped
 * </pre>
 *
 * The chain that is served stays {@code current} until another one is proved. Names that an issuer
 * would not certify now are left out of the order, so that they do not hold up the others.
 */
final class ManagedCertificate {

  private final Plan wanted;
  private Stage stage;
  private @Nullable Stage resumes;
  private @Nullable String issuer;
  private @Nullable URI order;
  private @Nullable String reason;
  private Instant nextLook;
  private @Nullable Instant renewAt;
  private int failures;
  private @Nullable String servedBy;
  private List<X509Certificate> pending;
  private List<X509Certificate> current;
  private List<Finding> leftOut;

  ManagedCertificate(Plan wanted, Standing standing) {
    this.wanted = wanted;
    this.stage = standing.stage();
    this.resumes = standing.resumes();
    this.issuer = standing.issuer();
    this.order = standing.order();
    this.reason = standing.reason();
    this.nextLook = standing.nextLook();
    this.renewAt = standing.renewAt();
    this.failures = standing.failures();
    this.servedBy = standing.servedBy();
    this.pending = standing.pending();
    this.current = standing.current();
    this.leftOut = standing.leftOut();
  }

  /** What is ordered and installed: all that is wanted but the names that are left out. */
  Plan plan() {
    return wanted.without(Finding.names(leftOut));
  }

  /** All that is wanted. */
  Plan wanted() {
    return wanted;
  }

  List<Finding> leftOut() {
    return leftOut;
  }

  Stage stage() {
    return stage;
  }

  Standing standing() {
    return new Standing(
        stage, resumes, issuer, order, reason, nextLook, renewAt, failures, servedBy, pending,
        current, leftOut);
  }

  /** The issuer at work, once there is one. */
  String issuer() {
    return required(issuer);
  }

  URI order() {
    return required(order);
  }

  /** The chain that was issued and is not yet proved. */
  List<X509Certificate> pending() {
    return pending;
  }

  /** The chain that was proved last; empty before the first. */
  List<X509Certificate> provedChain() {
    return current;
  }

  /** The certificate that was proved last. */
  X509Certificate served() {
    return current.get(0);
  }

  boolean isWithoutChain() {
    return servedBy == null && pending.isEmpty();
  }

  /** Whether the key belongs to the certificate that was proved last. */
  boolean serves(PublicKey key) {
    return current.stream().limit(1).anyMatch(leaf -> leaf.getPublicKey().equals(key));
  }

  /** The certificate that was proved last, if the issuer at work made it. */
  Optional<X509Certificate> servedOfIssuer() {
    return current.stream().limit(issuer().equals(servedBy) ? 1 : 0).findFirst();
  }

  /** Who made the certificate that was proved last; nobody when that only stands in. */
  Optional<String> servedBy() {
    return Optional.ofNullable(servedBy);
  }

  int failures() {
    return failures;
  }

  boolean isRenewalDue(Instant now) {
    return renewAt != null && !now.isBefore(renewAt);
  }

  void turnsTo(String chosen) {
    issuer = chosen;
    order = null;
  }

  /**
   * Some names may be left out, but not the first, by which all know the certificate; and none that
   * is served, while a fault may pass and there is time for that.
   *
   * @throws NotIssued when nothing can be ordered now
   */
  void preflown(List<Finding> findings, Instant now) throws NotIssued {
    if (findings.stream().anyMatch(finding -> forbidsAll(finding, now))) {
      throw new NotIssued(NotIssued.Kind.UNAVAILABLE, Finding.sentences(findings));
    }
    leftOut = List.copyOf(findings);
    if (bringsNothing(now)) {
      staysAsItIs(now);
    } else {
      moveTo(Stage.PREFLIGHT, now);
    }
  }

  /** Orders anew if more names can be in it than now; else keeps what is newly found. */
  void lookedAgain(List<Finding> findings, Instant now) {
    Set<String> out = Finding.names(leftOut);
    Set<String> stillOut = Finding.names(findings);
    if (!out.containsAll(stillOut)) {
      return;
    }
    leftOut = List.copyOf(findings);
    if (!out.equals(stillOut)) {
      moveTo(Stage.PREFLIGHT, now);
    }
  }

  void ordered(URI location, Instant now) {
    order = location;
    moveTo(Stage.ORDERED, now);
  }

  void challenged(Instant now) {
    moveTo(Stage.CHALLENGED, now);
  }

  void issued(List<X509Certificate> chain, Instant now) {
    pending = List.copyOf(chain);
    order = null;
    moveTo(Stage.ISSUED, now);
  }

  void staged(Instant now) {
    moveTo(Stage.STAGED, now);
  }

  void installed(Instant now) {
    moveTo(Stage.INSTALLED, now);
  }

  void proved(Instant now) {
    current = pending;
    servedBy = issuer;
    pending = List.of();
    failures = 0;
    renewAt = null;
    moveTo(Stage.PROVED, now);
  }

  /** The other side is at work. */
  void waitsUntil(Instant next) {
    nextLook = next;
  }

  /** Says why it waits, or what is special about this stage. */
  void remark(String sentence) {
    reason = sentence;
  }

  void renewsAt(Instant when, Instant look) {
    renewAt = when;
    nextLook = look;
  }

  void renewalBegins(Instant now) {
    renewAt = null;
    moveTo(Stage.PLANNED, now);
  }

  /** Another issuer may do it, or the same from the beginning. */
  void startsAnew(Instant now) {
    order = null;
    pending = List.of();
    moveTo(Stage.PLANNED, now);
  }

  void failed(String sentence, Stage goesOnFrom, Instant nextTry) {
    failures++;
    resumes = goesOnFrom;
    stage = Stage.FAILED;
    reason = sentence;
    nextLook = nextTry;
  }

  void resumed(Instant now) {
    moveTo(required(resumes), now);
  }

  /** The stage to go on from after a failure. */
  Stage resumes() {
    return required(resumes);
  }

  /** Whether more names were to be in it, and those that an issuer takes are in it already. */
  private boolean bringsNothing(Instant now) {
    return servedBy != null
        && renewAt != null
        && now.isBefore(renewAt)
        && CertificateNames.in(current.get(0)).covers(plan().names());
  }

  private void staysAsItIs(Instant now) {
    moveTo(Stage.PROVED, now);
    reason = "No more names than before can be certified now.";
    issuer = servedBy;
    failures = 0;
    Instant look = now.plus(RenewalRule.betweenLooks(served()));
    nextLook = look.isBefore(required(renewAt)) ? look : required(renewAt);
  }

  private boolean forbidsAll(Finding finding, Instant now) {
    boolean isFirst = finding.name().equals(wanted.names().primary());
    return isFirst
        || (finding.passing()
            && isServed(finding.name())
            && RenewalRule.hasTime(current.get(0), now));
  }

  /** By an issuer of the plan: what only stands in for that is nothing to wait with. */
  private boolean isServed(String name) {
    return servedBy != null
        && current.stream()
            .limit(1)
            .anyMatch(leaf -> CertificateNames.in(leaf).covers(CertificateNames.of(List.of(name))));
  }

  private void moveTo(Stage next, Instant now) {
    stage = next;
    resumes = null;
    reason = null;
    nextLook = now;
  }

  private <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException(wanted.id() + " is " + stage + " without what that needs");
    }
    return value;
  }
}
