package net.psmail.status.component;

import java.time.Instant;
import java.util.List;

/**
 * Everything that is known of the components at one moment.
 *
 * @param checkedAt when something was looked at last, or when looking began
 */
public record Report(
    Overall overall, List<Group> groups, List<ComponentView> components, Instant checkedAt) {

  public Report {
    groups = List.copyOf(groups);
    components = List.copyOf(components);
  }
}
