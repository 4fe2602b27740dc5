package net.psmail.provisioning.member;

import java.time.Instant;
import java.util.Optional;

/**
 * An account in a list.
 *
 * @param suspended from what, as {@link net.psmail.provisioning.suspension.Suspension.From} has it;
 *     empty if it is not
 * @param alias the alias by which it was found; empty if it was found by its own address
 */
public record FoundMember(
    long id,
    String address,
    Member.State state,
    Optional<String> suspended,
    Instant since,
    Optional<String> alias) {}
