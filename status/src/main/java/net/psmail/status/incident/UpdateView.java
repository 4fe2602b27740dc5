package net.psmail.status.incident;

import java.time.Instant;
import java.util.List;
import net.psmail.status.component.Text;

/**
 * A message about an incident.
 *
 * @param author who wrote it, which only operators see
 * @param displayAt the time that readers see, which operators may set
 * @param edits how the text was before, oldest first; empty when it was never changed
 */
public record UpdateView(
    String id,
    Status status,
    Text body,
    String author,
    Instant createdAt,
    Instant displayAt,
    Instant updatedAt,
    List<Affected> affected,
    List<Edit> edits) {

  public UpdateView {
    affected = List.copyOf(affected);
    edits = List.copyOf(edits);
  }
}
