/**
 * Letters to members about acts on their own accounts that a stranger would do too: a sign-in from
 * a new place, another password, a new device password, the wish to leave. They hold no secret and
 * no link that does anything.
 */
@NullMarked
package net.psmail.provisioning.notice;

import org.jspecify.annotations.NullMarked;
