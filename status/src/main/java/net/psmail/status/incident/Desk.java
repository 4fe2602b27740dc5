package net.psmail.status.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What only operators see of an incident.
 *
 * @param impactTold whether an operator set the impact; else it grows with the worst state
 * @param finding what the probe found that proposed it
 * @param remindAt when readers are reminded of maintenance, null for never
 * @param announcedAt when they were, or when it became too late for it
 * @param dismissedAt since when a proposal is no longer shown
 * @param removedAt since when it is set aside
 */
public record Desk(
    boolean impactTold,
    @Nullable String finding,
    @Nullable Instant remindAt,
    @Nullable Instant announcedAt,
    @Nullable Instant dismissedAt,
    @Nullable Instant removedAt) {}
