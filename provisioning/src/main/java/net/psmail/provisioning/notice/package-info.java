/**
 * Letters to members about acts on their own accounts that a stranger would do too: a sign-in from
 * a new place, another password, a new device password, the wish to leave. Those about the other
 * address, about a recovery and about what locks the member out go there too. They hold no secret,
 * and no link that does anything but one: it stops a recovery.
 */
@NullMarked
package net.psmail.provisioning.notice;

import org.jspecify.annotations.NullMarked;
