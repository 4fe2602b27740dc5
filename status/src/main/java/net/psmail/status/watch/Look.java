package net.psmail.status.watch;

import java.time.Duration;
import java.util.function.Supplier;
import net.psmail.status.probe.Outcome;

/**
 * A probe as the watch runs it.
 *
 * @param definition what it looks at; as long as that is equal, the probe goes on as it was
 * @param outcome looks once; returns soon after the time-out at the latest
 */
record Look(
    String probeId,
    Object definition,
    Duration interval,
    Duration timeout,
    Supplier<Outcome> outcome) {}
