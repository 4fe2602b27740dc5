package net.psmail.portal.view;

/**
 * The person who is signed in.
 *
 * @param name the mail address, or the sign-in name of an operator without a mailbox
 */
public record Member(String name, boolean operator) {}
