package net.psmail.status.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import net.psmail.status.component.Text;
import org.jspecify.annotations.Nullable;

/**
 * Work as an operator plans it.
 *
 * @param name one line of up to 200 characters
 * @param body up to 4,000 characters
 * @param components the ids of those that it affects, one at the least
 * @param from not in the past, and two years ahead at the most
 * @param until after {@code from}
 * @param remindBefore how long before it begins readers are reminded of it, null for never
 */
public record NewMaintenance(
    Text name,
    Text body,
    Set<String> components,
    Instant from,
    Instant until,
    @Nullable Duration remindBefore,
    String author) {

  public NewMaintenance {
    components = Set.copyOf(components);
  }
}
