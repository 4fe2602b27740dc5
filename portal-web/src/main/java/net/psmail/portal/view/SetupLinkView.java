package net.psmail.portal.view;

/**
 * {@code setuplink.jte}: where a set-up link leads.
 *
 * @param address whose mailbox is set up
 * @param action where the form is sent to
 */
public record SetupLinkView(String address, String action) {}
