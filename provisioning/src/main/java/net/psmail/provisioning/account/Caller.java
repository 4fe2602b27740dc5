package net.psmail.provisioning.account;

import java.util.Optional;

/**
 * Whoever has typed a name.
 *
 * @param account of that name, if there is one
 * @param stranger whether nobody has come into it from that network before
 */
record Caller(Optional<Account> account, boolean stranger) {}
