package net.psmail.status.component;

import java.time.Instant;
import net.psmail.status.probe.Outcome;
import net.psmail.status.probe.Probe;
import org.jspecify.annotations.Nullable;

/**
 * A component as readers see it.
 *
 * @param id twelve letters and digits that stay the same for as long as the target keeps its key
 * @param position from 1, in the order of the page
 * @param since when the state began, null as long as it is unknown
 * @param last the newest look, null before the first
 */
public record ComponentView(
    String id,
    Probe target,
    int position,
    State state,
    @Nullable Instant since,
    @Nullable Outcome last,
    Instant createdAt) {}
