/**
 * Codes that are mailed to an address at another provider, to see whether who asks reads the mail
 * there: for the other address of a member, and for a registration without script. What becomes of
 * a confirmed address is the caller's.
 */
@NullMarked
package net.psmail.provisioning.mailedcode;

import org.jspecify.annotations.NullMarked;
