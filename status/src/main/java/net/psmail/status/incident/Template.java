package net.psmail.status.incident;

import java.time.Instant;
import net.psmail.status.component.Text;
import org.jspecify.annotations.Nullable;

/**
 * A message to begin with.
 *
 * @param id null for a new one
 * @param name what operators choose it by, up to 100 characters, unlike all others
 * @param impact null: worked out from the components
 * @param updatedAt null for a new one; else what it was when the operator began to write
 */
public record Template(
    @Nullable String id,
    String name,
    Kind kind,
    Text title,
    Status status,
    @Nullable Impact impact,
    Text body,
    @Nullable Instant updatedAt) {}
