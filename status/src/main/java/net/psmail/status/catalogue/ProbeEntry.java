package net.psmail.status.catalogue;

import java.time.Instant;
import net.psmail.status.database.Ids;
import net.psmail.status.probe.Origin;
import net.psmail.status.probe.Probe;
import org.jspecify.annotations.Nullable;

/**
 * A probe that is run.
 *
 * @param id twelve letters and digits that its past is kept under
 * @param componentId the component that it speaks for
 * @param updatedAt null for one of the settings
 */
public record ProbeEntry(String id, Probe probe, String componentId, @Nullable Instant updatedAt) {

  /** One of the settings: its id is what its component had when there was one probe for each. */
  public static ProbeEntry ofSettings(Probe probe) {
    return new ProbeEntry(
        Ids.of("component", probe.key()), probe, Ids.of("component", probe.component()), null);
  }

  public boolean isOfOperators() {
    return probe.origin() == Origin.OPERATOR;
  }
}
