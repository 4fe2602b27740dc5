package net.psmail.status.component;

import java.time.Instant;
import net.psmail.status.probe.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A component as readers see it.
 *
 * @param source who says so
 * @param watched whether a probe looks at it; what nobody looks at counts as working
 * @param probed what the probes alone say
 * @param since when the state began, null as long as it is unknown
 * @param trouble the look that says most of what is wrong, null when the probes find nothing
 */
public record ComponentView(
    Component component,
    State state,
    Source source,
    boolean watched,
    State probed,
    @Nullable Instant since,
    @Nullable Outcome trouble) {

  public String id() {
    return component.id();
  }

  /** Whether the page shows it now. */
  public boolean isShown() {
    return !component.onlyShowIfDegraded() || state != State.OPERATIONAL;
  }
}
