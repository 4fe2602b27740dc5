/**
 * What members do once they have a mailbox: sign in and out, see and revoke devices, set up mail
 * programs, make more addresses, see how full the mailbox is, change the password, come back with
 * the recovery code, leave.
 */
@NullMarked
package net.psmail.portal.account;

import org.jspecify.annotations.NullMarked;
