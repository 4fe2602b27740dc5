package net.psmail.status.component;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A part of the service that readers know.
 *
 * @param id twelve letters and digits that stay the same for as long as the component keeps its key
 * @param key what probes call it
 * @param groupId null when it stands alone
 * @param position from 1, in the order of the page
 * @param showcase whether the page shows its bar
 * @param onlyShowIfDegraded whether the page leaves it out while it works
 * @param startDate since when its uptime is counted
 * @param told what operators say of it, null for nothing; it wins over probes and incidents
 */
public record Component(
    String id,
    String key,
    @Nullable String groupId,
    Text name,
    Text description,
    int position,
    boolean showcase,
    boolean onlyShowIfDegraded,
    LocalDate startDate,
    Origin origin,
    @Nullable State told,
    Instant createdAt,
    Instant updatedAt) {}
