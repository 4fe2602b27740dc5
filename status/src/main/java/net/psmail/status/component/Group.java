package net.psmail.status.component;

import java.time.Instant;

/**
 * Components that readers see together.
 *
 * @param position from 1, in the order of the page
 */
public record Group(String id, Text name, int position, Instant createdAt, Instant updatedAt) {}
