package net.psmail.portal.view;

import java.util.List;

/**
 * {@code message.jte}; posts {@code name, address, subject, text, homepage} to {@code /message}.
 */
public record MessageForm(
    String name, String address, String subject, String text, List<Problem> problems) {}
