package net.psmail.provisioning.account;

import java.time.Instant;

/**
 * That a link waits to be used which gives an account another password.
 *
 * @param by the sign-in name of the operator who made it, which is not for the owner
 */
public record OpenReset(Instant since, Instant endsAt, String by) {}
