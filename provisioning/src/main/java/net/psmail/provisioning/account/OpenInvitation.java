package net.psmail.provisioning.account;

import java.time.Instant;
import java.util.Optional;

/**
 * An invitation that nobody has accepted yet.
 *
 * @param duty what who accepts it will be
 * @param madeBy the sign-in name of who invites; empty for the link that the start made
 */
public record OpenInvitation(
    long id, Duty duty, Optional<String> madeBy, Instant madeAt, Instant expiresAt) {}
