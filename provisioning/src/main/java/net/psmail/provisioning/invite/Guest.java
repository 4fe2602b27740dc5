package net.psmail.provisioning.invite;

import java.time.Instant;
import java.util.Optional;

/**
 * A member in the tree of who invited whom.
 *
 * @param account the number of the account
 * @param address its address; empty when the account is erased and only those who came by it remain
 * @param state of the account, as {@code account} has it; empty when it is erased
 * @param inviter the number of the account that invited it; empty for operators and for nobody
 * @param since when it came by an invitation; empty when it came without one
 * @param revokedWith the number of the account with whose branch it was taken back; empty unless it
 *     was
 */
public record Guest(
    long account,
    Optional<String> address,
    Optional<String> state,
    Optional<Long> inviter,
    Optional<Instant> since,
    Optional<Long> revokedWith) {}
