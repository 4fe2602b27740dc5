package net.psmail.portal.view;

/**
 * {@code contact.jte}, at {@code /contact}.
 *
 * @param read whether there is a mailbox for letters to the provider
 */
public record ContactView(boolean read) {}
