package net.psmail.certificates.order;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.psmail.certificates.install.Listener;
import net.psmail.certificates.install.Lookout;
import net.psmail.certificates.install.Sighting;
import net.psmail.certificates.lifecycle.Alarm;
import net.psmail.certificates.lifecycle.Alarm.Kind;
import net.psmail.certificates.lifecycle.Alarms;

/**
 * Looks at every listener now and then, also at those whose certificates others look after, and at
 * what cannot be renewed. What is wrong twice in a row is an alarm: a server may be starting.
 */
final class Watch {

  private static final Logger LOG = System.getLogger(Watch.class.getName());

  /** Longer than the node that raised an alarm takes to tell of it. */
  private static final Duration TO_TELL = Duration.ofMinutes(4);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** After an hour and fifty minutes of trying. */
  private static final int TOO_MANY_FAILURES = 4;

  /** Of a life; renewals begin when a third is left, or half of a short one. */
  private static final int PART_LEFT = 5;

  /** What may be seen at listeners while a new certificate is on its way there. */
  private static final Set<String> AT_REST = Set.of("kept", "proved", "failed");

  private final Views views;
  private final List<Listener> others;
  private final Alarms alarms;
  private final Revocations revocations;
  private final Clock clock;
  private final Consumer<CertificateAlarm> teller;
  private final Set<String> suspects = new HashSet<>();

  /**
   * @param others listeners whose certificates somebody else looks after
   * @param teller is told of each alarm once, and again only if it failed
   */
  Watch(
      Views views,
      List<Listener> others,
      Alarms alarms,
      Revocations revocations,
      Clock clock,
      Consumer<CertificateAlarm> teller) {
    this.views = views;
    this.others = List.copyOf(others);
    this.alarms = alarms;
    this.revocations = revocations;
    this.clock = clock;
    this.teller = teller;
  }

  /** Looks once; what goes wrong with that is for the log. */
  void look() {
    try {
      views.all().forEach(this::look);
      new Lookout(PATIENCE).look(others).forEach(this::look);
      alarms.untold(clock.instant().minus(TO_TELL)).forEach(this::tell);
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "The listeners could not be looked at", failure);
    }
  }

  private void look(CertificateView view) {
    String id = view.id();
    if (view.origin().isSetAside()) {
      // Nobody wants it: whatever was wrong with it is over.
      List.of(Kind.values()).forEach(kind -> judge(id, kind, false, ""));
      return;
    }
    judge(
        id,
        Kind.FAILED,
        view.failures() >= TOO_MANY_FAILURES,
        "The certificate " + id + " cannot be renewed: " + view.reason());
    judgeDane(id);
    if (!AT_REST.contains(view.state())) {
      return;
    }
    List<X509Certificate> wanted = views.served(id);
    List<Sighting> wrong =
        views.sightings(id).stream()
            .filter(sighting -> sighting.against(wanted) != Sighting.Verdict.SERVED)
            .toList();
    judge(
        id,
        Kind.NOT_SERVED,
        !wrong.isEmpty() && !wanted.isEmpty(),
        String.join(" ", wrong.stream().map(sighting -> sighting.sentence(wanted)).toList()));
    if (!wanted.isEmpty()) {
      judgeLife(id, wanted);
    }
  }

  private void look(Sighting sighting) {
    String subject = sighting.listener().label();
    judge(
        subject,
        Kind.NOT_SERVED,
        sighting.chain().isEmpty(),
        subject + " shows no certificate: " + sighting.silence() + ".");
    if (!sighting.chain().isEmpty()) {
      judgeLife(subject, sighting.chain());
    }
  }

  private void judgeDane(String id) {
    List<TlsaView> wrong =
        views.tlsa(id).stream().filter(name -> name.state().equals("wrong")).toList();
    judge(
        id,
        Kind.DANE,
        !wrong.isEmpty(),
        String.join(" ", wrong.stream().map(TlsaView::sentence).toList()));
  }

  private void judgeLife(String subject, List<X509Certificate> chain) {
    X509Certificate leaf = chain.get(0);
    Instant ends = leaf.getNotAfter().toInstant();
    Duration life = Duration.between(leaf.getNotBefore().toInstant(), ends);
    judge(
        subject,
        Kind.EXPIRES,
        clock.instant().isAfter(ends.minus(life.dividedBy(PART_LEFT))),
        "The certificate of " + subject + " ends on " + ends + " and was not renewed in time.");
    judge(
        subject,
        Kind.REVOKED,
        revocations.isRevoked(chain),
        "The certificate of "
            + subject
            + " was revoked by its issuer: people are warned. Renew it now.");
  }

  private void judge(String subject, Kind kind, boolean wrong, String sentence) {
    String suspect = kind + " " + subject;
    if (!wrong) {
      suspects.remove(suspect);
      alarms.clear(subject, kind);
    } else if (!suspects.add(suspect)) {
      alarms.raise(subject, kind, sentence).ifPresent(this::tell);
    }
  }

  private void tell(Alarm alarm) {
    LOG.log(Level.WARNING, "{0}", alarm.sentence());
    teller.accept(CertificateAlarm.of(alarm));
    alarms.told(alarm);
  }
}
