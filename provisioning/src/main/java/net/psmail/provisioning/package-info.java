/**
 * Everything that the provider knows about its customers: domains, accounts, mailboxes, device
 * passwords, sessions, tokens of the API, and the trail of what was done with them.
 *
 * <p>{@link net.psmail.provisioning.Provisioning} starts and stops the module. Each feature has a
 * package of its own with a facade in the plural; entities never leave it. The application around
 * supplies a {@link java.time.Clock}, a {@link java.security.SecureRandom} and the data source
 * {@code java:app/jdbc/psmail}.
 *
 * <p>Not here: pages, rate limits for people, certificates, and mail itself.
 */
@NullMarked
package net.psmail.provisioning;

import org.jspecify.annotations.NullMarked;
