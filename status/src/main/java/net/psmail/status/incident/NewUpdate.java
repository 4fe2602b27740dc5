package net.psmail.status.incident;

import java.time.Instant;
import java.util.Map;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import org.jspecify.annotations.Nullable;

/**
 * A message that an operator adds.
 *
 * @param impact null: as before, or worse when a component is worse
 * @param components what some components are from now on, by id; those that are not named stay as
 *     they are, and all are given back at the end
 * @param displayAt the time that readers see, null for now
 * @param seen {@code updatedAt} of the incident when the operator began to write, null for any
 */
public record NewUpdate(
    Status status,
    @Nullable Impact impact,
    Text body,
    Map<String, State> components,
    @Nullable Instant displayAt,
    String author,
    @Nullable Instant seen) {

  public NewUpdate {
    components = Map.copyOf(components);
  }
}
