/**
 * Addresses that lead to a mailbox of another name: those under which a provider must be reached in
 * each of its domains, and those that members make for themselves. The part behind a plus sign is
 * the mail servers' own.
 */
@NullMarked
package net.psmail.provisioning.alias;

import org.jspecify.annotations.NullMarked;
