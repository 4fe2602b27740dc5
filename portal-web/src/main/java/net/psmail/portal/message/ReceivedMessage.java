package net.psmail.portal.message;

import java.time.Instant;

/**
 * A message of a guest.
 *
 * @param name may be empty
 * @param text plain text, whatever it looks like
 */
public record ReceivedMessage(
    long id,
    Instant receivedAt,
    String name,
    String address,
    String subject,
    String text,
    boolean done) {}
