package net.psmail.provisioning.outgoing;

import java.time.Instant;
import java.util.Locale;

/**
 * A letter of the provider.
 *
 * @param id the same at every try to send it; letters, digits, dots and hyphens
 * @param date when it was written
 * @param to an address anywhere
 * @param text lines end with a line feed
 */
public record Letter(
    String id, Instant date, String to, Locale language, String subject, String text) {}
