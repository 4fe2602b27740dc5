package net.psmail.provisioning.rule;

import java.time.Instant;
import java.util.Optional;

/**
 * An address that a member wants mail sent on to.
 *
 * @param confirmedAt since when it is; empty before who reads there has told the code
 * @param codeEndsAt until when the code can be told
 */
public record Forward(
    long id,
    String address,
    Instant askedAt,
    Optional<Instant> confirmedAt,
    Optional<Instant> codeEndsAt) {}
