/**
 * Mailboxes: an address that stores mail, its key pair and the envelopes of its private key. The
 * mail itself is the mail server's.
 */
@NullMarked
package net.psmail.provisioning.mailbox;

import org.jspecify.annotations.NullMarked;
