package net.psmail.portal.message;

import java.time.Instant;
import java.util.Locale;

/** A copy that a guest wants, with the message that it is of. */
record Wished(boolean confirmed, Locale language, Instant askedAt, ReceivedMessage message) {}
