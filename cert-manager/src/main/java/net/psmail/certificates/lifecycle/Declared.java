package net.psmail.certificates.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan that an operator made.
 *
 * @param setAsideAt when it was removed, or null while it is wanted
 */
public record Declared(Plan plan, @Nullable Instant setAsideAt) {}
