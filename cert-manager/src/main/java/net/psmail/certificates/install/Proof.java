package net.psmail.certificates.install;

import static net.psmail.certificates.CertificatesException.Kind.INTERRUPTED;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.psmail.certificates.CertificatesException;

/** Looks until every listener serves what it should, or until there is no more time. */
final class Proof {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** What should be seen where. */
  record Claim(Listener listener, List<X509Certificate> chain) {}

  private final Lookout lookout;
  private final Duration patience;

  Proof(Lookout lookout, Duration patience) {
    this.lookout = lookout;
    this.patience = patience;
  }

  /**
   * A sentence for each listener that did not serve what it should at the last look; none when all
   * were seen serving it at one and the same look.
   */
  List<String> refuted(List<Claim> claims) {
    long end = System.nanoTime() + patience.toNanos();
    List<String> refuted = look(claims);
    // Ever longer, for mail servers count connections.
    Duration pause = FIRST_PAUSE;
    while (!refuted.isEmpty() && System.nanoTime() < end) {
      pause(pause);
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
      refuted = look(claims);
    }
    return refuted;
  }

  private List<String> look(List<Claim> claims) {
    List<Sighting> sightings = lookout.look(claims.stream().map(Claim::listener).toList());
    List<String> refuted = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      List<X509Certificate> wanted = claims.get(i).chain();
      if (sightings.get(i).against(wanted) != Sighting.Verdict.SERVED) {
        refuted.add(sightings.get(i).sentence(wanted));
      }
    }
    return refuted;
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CertificatesException(
          INTERRUPTED, "listeners", "PSMail was stopped while it looked at the listeners.", e);
    }
  }
}
