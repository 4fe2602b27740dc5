package net.psmail.provisioning.account;

import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.session.Session.Role;

/**
 * An invitation that nobody has accepted yet.
 *
 * @param role what who accepts it will be
 * @param madeBy the sign-in name of who invites; empty for the link that the start made
 */
public record OpenInvitation(
    long id, Role role, Optional<String> madeBy, Instant madeAt, Instant expiresAt) {}
