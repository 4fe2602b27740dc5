package net.psmail.certificates.lifecycle;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import net.psmail.certificates.CertificatesException;

/**
 * The managed certificates, and the machine that brings them from one {@link Stage} to the next.
 * All it knows is in the database, so that any node may do the next step; one does at a time.
 */
public final class Lifecycle {

  private static final Logger LOG = System.getLogger(Lifecycle.class.getName());

  /** Longer than a step ever takes; a node that was killed holds others up no longer. */
  private static final Duration LEASE = Duration.ofMinutes(15);

  private final CertificateTable table;
  private final IssuerPauses pauses;
  private final Steps steps;
  private final Revocation revocation;
  private final Clock clock;
  private final String node = UUID.randomUUID().toString();

  /** What the database did not take; else each would wait until its lease is over. */
  private final Set<String> unsaved = ConcurrentHashMap.newKeySet();

  public Lifecycle(
      DataSource source,
      List<Issuer> issuers,
      Installation installation,
      KeyFiles keys,
      Clock clock,
      SecureRandom random) {
    this.table = new CertificateTable(source);
    this.clock = clock;
    this.pauses = new IssuerPauses(source);
    RevocationTable revocations = new RevocationTable(source);
    KeyChoice choice =
        new KeyChoice(
            new Promises(source), new NextKeys(keys, random), revocations, installation, clock);
    this.steps =
        new Steps(
            pauses,
            new OrderBudget(source),
            revocations,
            issuers,
            installation,
            choice,
            clock,
            random);
    this.revocation =
        new Revocation(
            table, revocations, pauses, steps, new Revocation.Holder(node, LEASE), clock);
  }

  /** Takes a plan in, or another one for the same certificate. */
  public void declare(Plan plan) {
    steps.requireIssuers(plan);
    table.declare(plan, clock.instant());
  }

  /** Forgets all certificates but these and those that operators declared. */
  public void keepOnly(Set<String> ids) {
    table.keepOnly(ids);
  }

  /** This chain lies in the certificate's place for want of another; any other may replace it. */
  public void standsIn(String id, List<X509Certificate> chain) {
    table.standsIn(id, chain, clock.instant());
  }

  /**
   * Goes on with a chain that another program got, as if it had been ordered here; nothing happens
   * when a chain of its own is there or on its way, or a step is being done.
   *
   * @param issuer who issued it; need not be one of ours
   * @param sentence what the history says of it
   * @return whether it was taken over
   */
  public boolean takeOver(
      String id, List<X509Certificate> chain, KeyPair key, String issuer, String sentence) {
    return table
        .find(id)
        .filter(
            certificate ->
                table.takeOver(
                    id,
                    chain,
                    issuer,
                    sentence,
                    clock.instant(),
                    () -> steps.keep(certificate, key)))
        .isPresent();
  }

  /** Whether nothing has been issued for it yet, whatever stands in for that. */
  public boolean isWithoutChain(String id) {
    return table.find(id).filter(ManagedCertificate::isWithoutChain).isPresent();
  }

  /** Has the history say something, unless it said the same last. */
  public void remark(String id, String sentence) {
    table.remark(id, sentence, clock.instant());
  }

  /**
   * Orders a certificate anew at once, also from issuers that are left alone for a while.
   *
   * @param reason what the history says of it
   * @return false while a step is being done
   */
  public boolean beginAnew(String id, String reason) {
    boolean begun = table.beginAnew(id, reason, clock.instant());
    if (begun) {
      pauses.forget(id);
    }
    return begun;
  }

  /**
   * Has the certificate that was proved last revoked, and orders another at once, with a new key
   * unless TLSA records stand for the old one and nobody else knows it.
   *
   * @param by who wants that, for the history
   * @return false while a step is being done
   * @throws NotIssued when its issuer does not revoke it
   */
  public boolean revoke(String id, RevocationReason reason, String by) throws NotIssued {
    return revocation.begin(id, reason, by);
  }

  /** All managed certificates, by their ids. */
  public List<Managed> all() {
    return table.all().stream().map(Lifecycle::managed).toList();
  }

  /** Does all steps that are due, one after the other; {@link Workers} do several at a time. */
  public void advanceDue() {
    due().forEach(this::advanceAll);
  }

  /** What is due, the longest due first; before that, goes on with what was cut off. */
  List<String> due() {
    for (String id : List.copyOf(unsaved)) {
      table.release(id, node);
      unsaved.remove(id);
    }
    revocation.resume();
    return table.due(clock.instant());
  }

  /** A certificate with what is wanted of it. */
  public Optional<Managed> find(String id) {
    return table.find(id).map(Lifecycle::managed);
  }

  /** Where the certificate stands. */
  public Optional<Standing> standing(String id) {
    return table.find(id).map(ManagedCertificate::standing);
  }

  /** What happened to it, oldest first. */
  public List<Event> history(String id) {
    return table.events(id);
  }

  /** Does one step, if one is due and no other node is at it; says whether it did. */
  public boolean advance(String id) {
    Optional<ManagedCertificate> taken = table.take(id, node, clock.instant(), LEASE);
    taken.ifPresent(certificate -> stepAndSave(certificate, false));
    return taken.isPresent();
  }

  private static Managed managed(ManagedCertificate certificate) {
    return new Managed(certificate.wanted(), certificate.standing());
  }

  /** Does the steps that are due, all with one lease unless one of them takes too long. */
  void advanceAll(String id) {
    table
        .take(id, node, clock.instant(), LEASE)
        .ifPresent(
            certificate -> {
              boolean goesOn = true;
              try {
                while (goesOn) {
                  goesOn = stepAndSave(certificate, true);
                }
              } catch (CertificatesException failure) {
                unsaved.add(id);
                throw failure;
              }
            });
  }

  /** Says whether the next step is due and may be done with the same lease. */
  private boolean stepAndSave(ManagedCertificate certificate, boolean goesOn) {
    Stage before = certificate.stage();
    steps.next(certificate);
    Instant now = clock.instant();
    Standing standing = certificate.standing();
    boolean isDue = goesOn && !now.isBefore(standing.nextLook());
    Optional<Instant> lease = isDue ? Optional.of(now.plus(LEASE)) : Optional.empty();
    boolean held = table.save(certificate, before, new CertificateTable.Lease(node, lease), now);
    if (!held) {
      LOG.log(
          Level.WARNING,
          "Another node went on with the certificate {0}; what this one did is left to it.",
          certificate.plan().id());
    } else if (standing.stage() == Stage.FAILED) {
      LOG.log(
          Level.WARNING,
          "The certificate {0} has to wait until {1}: {2}",
          certificate.plan().id(),
          standing.nextLook(),
          standing.reason());
    }
    return held && isDue;
  }
}
