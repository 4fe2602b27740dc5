package net.psmail.portal.view;

import java.util.List;

/**
 * {@code domain.jte}, at {@code /control-room/domains/<name>}, posts {@code host} there, {@code
 * policy} to {@code sign-up} and nothing to {@code resume} below; and {@code domainstop.jte}, at
 * {@code stop} below, posts there.
 *
 * @param ourHost what mail programs are told where a domain has no host of its own
 * @param host the own host of the form; empty for ours
 */
public record DomainView(
    DomainsView.Domain domain, String ourHost, String host, List<Problem> problems) {}
