package net.psmail.portal.view;

import java.util.List;

/**
 * {@code compose.jte}; posts {@code form, from, to, cc, subject, text} to {@code /account/compose}.
 *
 * @param senders the addresses of the writer; at least one
 * @param from the one that is chosen
 * @param form random: sent twice, it sends one mail
 */
public record ComposeForm(
    List<String> senders,
    String from,
    String form,
    String to,
    String cc,
    String subject,
    String text,
    List<Problem> problems) {}
