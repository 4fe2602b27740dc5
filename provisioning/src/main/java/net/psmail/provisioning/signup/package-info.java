/**
 * What stands before a registration, so that it can stay open to everybody: names that nobody may
 * have or that are looked at, a proof of work, a budget for each hour. A layer refuses, or it gives
 * a {@link net.psmail.provisioning.signup.Reason} why an operator looks first. Whom a domain takes
 * is the domain's; how often one network may try is the portal's; what becomes of those who wait is
 * the account's.
 */
@NullMarked
package net.psmail.provisioning.signup;

import org.jspecify.annotations.NullMarked;
