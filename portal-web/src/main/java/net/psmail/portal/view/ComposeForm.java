package net.psmail.portal.view;

import java.util.List;

/**
 * {@code compose.jte}; posts {@code form, to, cc, subject, text} to {@code /account/compose}.
 *
 * @param from the address of the writer
 * @param form random: sent twice, it sends one mail
 */
public record ComposeForm(
    String from,
    String form,
    String to,
    String cc,
    String subject,
    String text,
    List<Problem> problems) {}
