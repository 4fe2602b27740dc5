package net.psmail.status.incident;

import java.util.Map;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import org.jspecify.annotations.Nullable;

/**
 * An incident as an operator opens it.
 *
 * @param name one line of up to 200 characters
 * @param impact null: worked out from the worst state of a component
 * @param body the first message, up to 4,000 characters
 * @param components what each component that is affected is now, by its id
 */
public record NewIncident(
    Text name,
    Status status,
    @Nullable Impact impact,
    Text body,
    Map<String, State> components,
    String author) {

  public NewIncident {
    components = Map.copyOf(components);
  }
}
