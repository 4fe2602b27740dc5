package net.psmail.certificates.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.psmail.certificates.lifecycle.Finding;
import net.psmail.certificates.lifecycle.Plan;
import org.jspecify.annotations.Nullable;

/**
 * How many names an authority takes in one certificate. No directory says that; these are the
 * limits of Let's Encrypt, and those of others are no narrower.
 *
 * @see <a href="https://letsencrypt.org/docs/profiles/">Profiles</a>
 */
public final class NameLimit {

  private static final int USUAL = 100;
  private static final int OF_SHORT_PROFILES = 25;
  private static final Set<String> SHORT_PROFILES = Set.of("tlsserver", "shortlived");

  private NameLimit() {}

  /**
   * How many that are.
   *
   * @param profile what the authority calls it, or null for its usual one
   */
  public static int most(@Nullable String profile) {
    boolean isShort = profile != null && SHORT_PROFILES.contains(profile);
    return isShort ? OF_SHORT_PROFILES : USUAL;
  }

  /** What was found, and the names for which there is no room beside the others. */
  static List<Finding> with(List<Finding> found, Plan plan) {
    int most = most(plan.profile());
    Set<String> out = found.stream().map(Finding::name).collect(Collectors.toUnmodifiableSet());
    List<Finding> all = new ArrayList<>(found);
    plan.names().all().stream()
        .filter(name -> !out.contains(name))
        .skip(most)
        .map(name -> new Finding(name, false, sentence(most)))
        .forEach(all::add);
    return all;
  }

  private static String sentence(int most) {
    return "One certificate holds "
        + most
        + " names at the most. Let a proxy serve this name with a certificate of its own, named in"
        + " psmail.certificates.";
  }
}
