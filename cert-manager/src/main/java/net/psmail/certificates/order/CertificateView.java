package net.psmail.certificates.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that is kept here, as people are shown it.
 *
 * @param id {@code site}, {@code mail}, or what an operator calls it
 * @param wanted the names that it should hold: hosts, then addresses
 * @param state how far it has come: a stage of the life cycle in lower case, such as {@code proved}
 *     or {@code failed}; {@code kept} for one that the local CA renews without one
 * @param issuer as settings call it; who is asked now, or was asked last
 * @param served what was proved to be served last; null before the first
 * @param renewAt when it is going to be renewed; null while that is not known
 * @param nextLook when the next step is due
 * @param failures how often it failed since it was proved last
 * @param reason why it failed or waits, in a sentence; null when it does not
 * @param leftOut names that it does not hold for now
 * @param managed whether it goes through the life cycle, and has a history
 * @param origin who wants it
 */
public record CertificateView(
    String id,
    List<String> wanted,
    String state,
    String issuer,
    @Nullable CertificateStatus served,
    @Nullable Instant renewAt,
    Instant nextLook,
    int failures,
    @Nullable String reason,
    List<LeftOut> leftOut,
    boolean managed,
    Origin origin) {

  /**
   * Who wants it.
   *
   * @param declaration of an operator; null for one of the configuration
   * @param overrules whether this is one of the configuration, and operators declared another of
   *     that name
   */
  public record Origin(@Nullable Declaration declaration, boolean overrules) {

    /** The configuration, and nobody else. */
    public static final Origin CONFIGURATION = new Origin(null, false);

    /** Whether an operator removed it, so that it rests. */
    public boolean isSetAside() {
      return declaration != null && declaration.setAsideAt() != null;
    }
  }

  /**
   * A name that an issuer would not certify.
   *
   * @param reason in a sentence: which record to change, and what to write
   */
  public record LeftOut(String name, String reason) {}

  /**
   * A line of its history.
   *
   * @param state as in {@link CertificateView}
   * @param issuer who was asked; null when nobody was
   * @param reason why it failed, was begun anew or keeps its key; null otherwise
   */
  public record Happening(
      Instant at, String state, @Nullable String issuer, @Nullable String reason) {}

  /**
   * What a listener serves at this moment.
   *
   * @param listener such as {@code TLS on 127.0.0.1:993}
   * @param port where it listens
   * @param state {@code served} when it is the certificate that should be, {@code other} when it is
   *     another one, {@code no-answer} when none was seen
   * @param seen the certificate that it sent; null when none was seen
   * @param sentence the same in words, for operators
   */
  public record Sight(
      String listener, int port, String state, @Nullable CertificateStatus seen, String sentence) {}

  public CertificateView {
    wanted = List.copyOf(wanted);
    leftOut = List.copyOf(leftOut);
  }
}
