package net.psmail.status.incident;

import java.time.Instant;
import net.psmail.status.component.Text;

/**
 * How the text of an update was until it was changed.
 *
 * @param author who changed it
 */
public record Edit(Instant editedAt, Text body, String author) {}
