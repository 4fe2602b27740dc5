package net.psmail.provisioning.overview;

/**
 * A mail domain and how much it holds.
 *
 * @param name in ASCII
 * @param active whether it is served
 * @param mailboxes active mailboxes
 */
public record DomainFigures(String name, boolean active, long mailboxes) {}
