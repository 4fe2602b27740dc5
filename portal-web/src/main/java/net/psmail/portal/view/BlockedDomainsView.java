package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code blockeddomains.jte}; posts names to {@code /control-room/blocked-domains}, and one to
 * {@code …/remove}.
 *
 * @param typed what was typed and refused
 * @param offered whether registrations by a mailed code are
 * @param done what was done a moment ago; null for nothing
 */
public record BlockedDomainsView(
    List<Domain> domains,
    boolean offered,
    String typed,
    @Nullable Done done,
    List<Problem> problems) {

  /**
   * A domain.
   *
   * @param shown as people read it
   */
  public record Domain(String name, String shown) {}

  /**
   * What was done.
   *
   * @param act as in the keys {@code blockeddomains.done.…}
   * @param object empty for several at once
   */
  public record Done(String act, String object) {}
}
