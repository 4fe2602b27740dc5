package net.psmail.status.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber as operators see it.
 *
 * @param confirmedAt null: asked, and not answered yet
 * @param setAsideAt since when nothing is sent, because three notices were refused for good
 * @param waiting how many messages are still to be sent
 * @param givenUp how many of the last 30 days were given up
 * @param lastError of the newest message that failed
 */
public record Subscriber(
    String id,
    Kind kind,
    String address,
    String language,
    @Nullable Instant confirmedAt,
    @Nullable Instant setAsideAt,
    int waiting,
    int givenUp,
    @Nullable String lastError) {}
