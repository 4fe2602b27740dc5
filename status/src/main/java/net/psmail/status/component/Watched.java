package net.psmail.status.component;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a probe means for its component.
 *
 * @param severity what its failure makes of the component
 * @param failures how many failures in a row count
 * @param dependsOn the probe whose failure takes the blame from this one, null for none
 * @param gap after a longer time without a look nobody can say that a state went on
 */
public record Watched(
    String probeId,
    String componentId,
    State severity,
    int failures,
    @Nullable String dependsOn,
    Duration gap) {}
