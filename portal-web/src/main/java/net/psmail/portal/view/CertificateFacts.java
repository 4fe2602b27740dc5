package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What people compare with what a browser or mail program shows.
 *
 * @param issuer who made it, as people call them
 * @param names what it is good for
 * @param fingerprint SHA-256 in groups that together are upper-case hex with colons
 */
public record CertificateFacts(
    String issuer, List<String> names, Instant from, Instant until, List<String> fingerprint) {

  private static final Pattern GROUP = Pattern.compile("(?:[^:]+:?){1,4}");

  public CertificateFacts {
    names = List.copyOf(names);
    fingerprint = List.copyOf(fingerprint);
  }

  /** A fingerprint in groups of four pairs: as much as an eye keeps from one place to another. */
  public static List<String> groups(String fingerprint) {
    return GROUP.matcher(fingerprint).results().map(match -> match.group()).toList();
  }
}
