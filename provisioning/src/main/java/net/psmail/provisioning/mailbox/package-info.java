/**
 * Mailboxes: an address that stores mail, its key pair and the envelopes of its private key. The
 * mail itself is the mail server's, which also says how much of it there is.
 */
@NullMarked
package net.psmail.provisioning.mailbox;

import org.jspecify.annotations.NullMarked;
