package net.psmail.status.incident;

import java.time.Instant;
import net.psmail.status.component.Text;
import org.jspecify.annotations.Nullable;

/**
 * Who changes the course of maintenance, and what readers hear of it.
 *
 * @param body null for a sentence that says what happens
 * @param seen {@code updatedAt} of the maintenance when the operator looked at it, null for any
 */
public record Note(@Nullable Text body, String author, @Nullable Instant seen) {}
