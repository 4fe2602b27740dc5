package net.psmail.status.subscription;

/**
 * What was done.
 *
 * @param secret of a webhook, shown this once; empty: none
 * @param link to the page of the subscription; empty: none
 */
public record DoneView(Frame frame, String secret, String link) {}
