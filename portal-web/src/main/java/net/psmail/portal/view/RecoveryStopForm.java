package net.psmail.portal.view;

/**
 * {@code recoverstop.jte}; posts nothing to {@code /recover/stop/<token>}.
 *
 * @param mailbox whose recovery it is
 */
public record RecoveryStopForm(String token, String mailbox) {}
