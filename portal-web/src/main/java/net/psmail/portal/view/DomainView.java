package net.psmail.portal.view;

import java.util.List;

/**
 * {@code domain.jte}, at {@code /control-room/domains/<name>}, posts {@code host} there, {@code
 * policy} to {@code sign-up} and nothing to {@code resume} below; and {@code domainstop.jte}, at
 * {@code stop} below, posts there.
 *
 * @param ourHost what mail programs are told where a domain has no host of its own
 * @param effects what became of the registrations of the last 30 days, in the order of {@code
 *     domain.effect.<outcome>}; none if there were none
 * @param host the own host of the form; empty for ours
 */
public record DomainView(
    DomainsView.Domain domain,
    List<Effect> effects,
    String ourHost,
    String host,
    List<Problem> problems) {

  /**
   * How many ended so.
   *
   * @param reason whether it is one of the reasons why some had to wait
   */
  public record Effect(String outcome, boolean reason, long times) {}
}
