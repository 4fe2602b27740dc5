package net.psmail.certificates.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that was tried out, or is.
 *
 * @param finishedAt null while it is under way
 * @param succeeded whether the authority for trials issued the certificate
 * @param sentence what came of it, for operators; empty while it is under way
 * @param leftOut names that were not ordered
 */
public record DryRunView(
    Instant startedAt,
    @Nullable Instant finishedAt,
    boolean succeeded,
    String sentence,
    List<CertificateView.LeftOut> leftOut) {

  public DryRunView {
    leftOut = List.copyOf(leftOut);
  }

  static DryRunView begun(Instant now) {
    return new DryRunView(now, null, false, "", List.of());
  }
}
