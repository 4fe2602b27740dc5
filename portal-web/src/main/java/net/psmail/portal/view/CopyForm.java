package net.psmail.portal.view;

/**
 * {@code copy.jte}; posts {@code token} to {@code /message/copy}.
 *
 * @param token from the link
 */
public record CopyForm(String token) {}
