package net.psmail.provisioning.session;

import java.time.Instant;
import java.util.Optional;

/**
 * Where somebody is signed in.
 *
 * @param id ends it; opens nothing
 * @param network where it began, as the audit trail keeps it; empty if that is not known
 * @param browser what people call the browser; empty if it is none of the usual
 * @param since when it began
 * @param seenAt when it was last used, to the minute
 * @param isThis whether it is the one that asks
 */
public record OpenSession(
    String id,
    Optional<String> network,
    Optional<String> browser,
    Instant since,
    Instant seenAt,
    boolean isThis) {}
