package net.psmail.status.component;

import java.time.Instant;

/**
 * What an earlier run of this application knew of a component.
 *
 * @param createdAt when it was first seen
 * @param state the state it was last seen in, or unknown if that is too long ago to build upon
 * @param since when that state began
 */
public record Past(Instant createdAt, State state, Instant since) {}
