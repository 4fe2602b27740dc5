package net.psmail.certificates.preflight;

import java.net.URI;
import java.util.Set;

/**
 * Who asks whom for a certificate.
 *
 * @param identities domains by which the authority is known in CAA records; empty if it has not
 *     said
 * @param account ours at the authority
 */
public record Applicant(Set<String> identities, URI account) {

  public Applicant {
    identities = Set.copyOf(identities);
  }
}
