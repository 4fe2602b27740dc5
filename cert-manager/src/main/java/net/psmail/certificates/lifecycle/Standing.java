package net.psmail.certificates.lifecycle;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a managed certificate stands.
 *
 * @param resumes when it failed: the stage to go on from
 * @param issuer who is asked, or was asked last
 * @param order where the issuer keeps the order that is open
 * @param reason when it failed or waits: why, in a sentence
 * @param nextLook when the next step is due
 * @param renewAt when it is proved: the moment picked for its renewal
 * @param failures how often it failed since it was proved last
 * @param servedBy who issued what was proved last; null when that only stands in until another is
 *     proved, as when it was revoked
 * @param pending the chain that was issued and is not yet proved to be served; else empty
 * @param current the chain that was proved last; empty before the first
 * @param leftOut why names of the plan are not ordered for now
 */
public record Standing(
    Stage stage,
    @Nullable Stage resumes,
    @Nullable String issuer,
    @Nullable URI order,
    @Nullable String reason,
    Instant nextLook,
    @Nullable Instant renewAt,
    int failures,
    @Nullable String servedBy,
    List<X509Certificate> pending,
    List<X509Certificate> current,
    List<Finding> leftOut) {

  public Standing {
    pending = List.copyOf(pending);
    current = List.copyOf(current);
    leftOut = List.copyOf(leftOut);
  }
}
