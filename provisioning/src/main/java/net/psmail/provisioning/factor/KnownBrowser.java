package net.psmail.provisioning.factor;

import java.time.Instant;
import java.util.Optional;

/**
 * A browser that is not asked for the second step.
 *
 * @param userAgent what it calls itself
 * @param usedAt when somebody last signed in with it
 * @param endsAt when it will be asked again
 */
public record KnownBrowser(
    long id, Optional<String> userAgent, Instant madeAt, Instant usedAt, Instant endsAt) {}
