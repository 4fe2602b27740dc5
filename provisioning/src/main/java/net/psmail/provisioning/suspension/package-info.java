/**
 * Suspended accounts: their owners cannot send, or not sign in at all, for a reason that they are
 * told and perhaps until a day. Mail is taken for them all the same, and nothing is erased: it is
 * neither the end of an account nor a state in its life.
 */
@NullMarked
package net.psmail.provisioning.suspension;

import org.jspecify.annotations.NullMarked;
