package net.psmail.certificates.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.psmail.certificates.CertificateNames;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a certificate.
 *
 * @param id its name among the managed certificates and of its files
 * @param profile what the issuer calls the kind of certificate, or null for the issuer's default
 * @param issuers names of issuers: the next is asked while those before it fail
 */
public record Plan(
    String id,
    CertificateNames names,
    KeyType keyType,
    ChallengeKind challenge,
    @Nullable String profile,
    List<String> issuers) {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public Plan {
    issuers = List.copyOf(issuers);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("\"" + id + "\" cannot name a certificate and its files.");
    }
    if (issuers.isEmpty()) {
      throw new IllegalArgumentException("A certificate needs an issuer.");
    }
  }

  /** The same for other names. */
  public Plan withNames(CertificateNames others) {
    return new Plan(id, others, keyType, challenge, profile, issuers);
  }

  /** The same for further names. */
  public Plan and(List<String> more) {
    List<String> all = new ArrayList<>(names.all());
    all.addAll(more);
    return withNames(CertificateNames.of(all));
  }

  /**
   * The same for fewer names.
   *
   * @throws IllegalArgumentException when none is left
   */
  Plan without(Set<String> names) {
    return names.isEmpty() ? this : withNames(this.names.without(names));
  }
}
