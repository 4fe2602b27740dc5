/**
 * The confirmed other address of a member, and the recovery by it until it is finished: asked for,
 * begun, and stopped by whoever owns the mailbox. Who finishes it gets a new password from the
 * account's feature; this one knows no password and no key.
 */
@NullMarked
package net.psmail.provisioning.otheraddress;

import org.jspecify.annotations.NullMarked;
