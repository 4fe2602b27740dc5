package net.psmail.certificates.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan that an operator made.
 *
 * @param place where it is installed, as settings call that; null for a folder of ours
 * @param version how often it was changed
 * @param setAsideAt when it was removed, or null while it is wanted
 */
public record Declared(
    Plan plan, @Nullable String place, int version, @Nullable Instant setAsideAt) {}
