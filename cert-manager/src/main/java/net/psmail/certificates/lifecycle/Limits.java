package net.psmail.certificates.lifecycle;

import java.time.Duration;

/**
 * How much is asked of an issuer at the most, so that it never has to say that it was too much.
 *
 * @param orders how many for all names together, in {@code ordersWithin}
 * @param certificates how many for the same names, in {@code certificatesWithin}
 * @param open how many orders may be open at once
 */
public record Limits(
    int orders, Duration ordersWithin, int certificates, Duration certificatesWithin, int open) {

  /**
   * What Let's Encrypt allows, and ten orders at once: no authority minds those.
   *
   * @see <a href="https://letsencrypt.org/docs/rate-limits/">Rate limits</a>
   */
  public static final Limits USUAL =
      new Limits(300, Duration.ofHours(3), 5, Duration.ofDays(7), 10);

  /** Of an issuer of our own. */
  public static final Limits NONE =
      new Limits(
          Integer.MAX_VALUE,
          Duration.ofHours(1),
          Integer.MAX_VALUE,
          Duration.ofHours(1),
          Integer.MAX_VALUE);

  Duration longest() {
    return ordersWithin.compareTo(certificatesWithin) < 0 ? certificatesWithin : ordersWithin;
  }
}
