package net.psmail.status.component;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Everything that is known at one moment.
 *
 * @param checkedAt when something was looked at last, or when looking began
 */
public record Report(Overall overall, List<ComponentView> components, Instant checkedAt) {

  static Report of(List<ComponentView> components, Instant begun) {
    Instant checked =
        components.stream()
            .map(ComponentView::last)
            .filter(Objects::nonNull)
            .map(outcome -> outcome.at())
            .max(Comparator.naturalOrder())
            .orElse(begun);
    Overall overall = Overall.of(components.stream().map(ComponentView::state).toList());
    return new Report(overall, List.copyOf(components), checked);
  }
}
