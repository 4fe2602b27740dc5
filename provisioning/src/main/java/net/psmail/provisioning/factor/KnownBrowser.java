package net.psmail.provisioning.factor;

import java.time.Instant;
import java.util.Optional;

/**
 * A browser that is not asked for the second step.
 *
 * @param name what people call it, as in "Firefox, Linux"; empty if it is none of the usual
 * @param usedAt when somebody last signed in with it
 * @param endsAt when it will be asked again
 */
public record KnownBrowser(
    long id, Optional<String> name, Instant madeAt, Instant usedAt, Instant endsAt) {}
