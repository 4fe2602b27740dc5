package net.psmail.portal.view;

import java.util.List;

/** The kinds of probes to choose from, as message keys have them. */
public record StatusProbeKindsView(List<String> kinds) {}
