package net.psmail.status.api;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import net.psmail.status.catalogue.ProbeEntries;
import net.psmail.status.component.Standing;
import net.psmail.status.probe.Outcome;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import net.psmail.status.probe.Usual;

/**
 * What the API of probes works with.
 *
 * @param usual what a probe of a kind has that says nothing else
 * @param standings where each stands, by its id
 * @param look looks once
 */
public record ProbeParts(
    ProbeEntries entries,
    Function<ProbeKind, Usual> usual,
    Supplier<Map<String, Standing>> standings,
    Function<Probe, Outcome> look) {}
