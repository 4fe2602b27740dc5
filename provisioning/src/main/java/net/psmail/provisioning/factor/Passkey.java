package net.psmail.provisioning.factor;

import java.time.Instant;
import java.util.Optional;

/**
 * A passkey of an account.
 *
 * @param name what its owner calls it
 */
public record Passkey(long id, String name, Instant addedAt, Optional<Instant> usedAt) {}
