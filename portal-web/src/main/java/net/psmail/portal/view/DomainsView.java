package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code domains.jte}, at {@code /control-room/domains}; posts there what stands in the fields for
 * a domain and its host.
 *
 * @param ourHost what mail programs are told where a domain has no host of its own
 * @param done what was done a moment ago; null if nothing was
 * @param typed the domain of the form
 * @param host the own host of the form; empty for ours
 */
public record DomainsView(
    List<Domain> domains,
    String ourHost,
    @Nullable Done done,
    String typed,
    String host,
    List<Problem> problems) {

  /**
   * A domain. The page is {@code /control-room/domains/<name>}.
   *
   * @param name in ASCII
   * @param shown as people read it
   * @param host as mail programs are told
   * @param ownHost whether that is the domain's own
   * @param certified whether the certificate of the mail ports holds that host
   * @param signUp how it takes newcomers, as in {@code domain.sign-up.<signUp>}
   * @param isDefault whether it is the site's own, which is always served
   */
  public record Domain(
      String name,
      String shown,
      String host,
      boolean ownHost,
      boolean certified,
      long mailboxes,
      Instant since,
      String signUp,
      boolean active,
      boolean isDefault) {}

  /**
   * An act, as the audit has it.
   *
   * @param act as in the keys {@code domains.done.domain-added}
   */
  public record Done(String act, String object) {}
}
