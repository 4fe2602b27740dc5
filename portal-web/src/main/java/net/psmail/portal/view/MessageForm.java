package net.psmail.portal.view;

import java.util.List;

/**
 * {@code message.jte}; posts {@code name, address, subject, text, copy, homepage} to {@code
 * /message}.
 *
 * @param copy whether a copy is wanted
 * @param anywhere whether copies reach other providers; if not, only the mailboxes here
 */
public record MessageForm(
    String name,
    String address,
    String subject,
    String text,
    boolean copy,
    boolean anywhere,
    List<Problem> problems) {}
