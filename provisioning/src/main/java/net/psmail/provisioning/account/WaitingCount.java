package net.psmail.provisioning.account;

/**
 * How many wait.
 *
 * @param last the number of the account that came last; 0 if nobody waits
 */
public record WaitingCount(long count, long last) {}
