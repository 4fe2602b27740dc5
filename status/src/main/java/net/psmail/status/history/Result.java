package net.psmail.status.history;

import net.psmail.status.component.Standing;
import net.psmail.status.probe.Outcome;

/** One look of a probe, and where the probe stands since. */
record Result(String probeId, Standing standing, Outcome outcome) {}
