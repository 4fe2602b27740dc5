package net.psmail.provisioning.overview;

/**
 * How much there is.
 *
 * @param accounts members' accounts, without those that are gone
 * @param leaving of these, the ones that wait for their erasure
 * @param mailboxes active mailboxes
 * @param devices device passwords that are not revoked
 * @param sessions people who are signed in, or were until shortly
 */
public record Figures(long accounts, long leaving, long mailboxes, long devices, long sessions) {}
