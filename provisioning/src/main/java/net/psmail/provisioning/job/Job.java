package net.psmail.provisioning.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Work that waits or recurs.
 *
 * @param name what kind of work
 * @param instance which one
 * @param nextTry when it will be tried (again)
 * @param failures how often in a row it has failed
 * @param lastFailure when it last failed
 */
public record Job(
    String name, String instance, Instant nextTry, int failures, Optional<Instant> lastFailure) {}
