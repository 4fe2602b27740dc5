/**
 * The mail server of the default run: IMAPS, POP3S and submissions inside the portal's own process,
 * for a trial or a small installation that wants nothing but a JDK. Mail lies under one directory,
 * a directory a mailbox, a file a message, each encrypted to the mailbox's public key as it
 * arrives; only a mail session has the private key, and takes it along when it ends.
 *
 * <p>GreenMail speaks IMAP and POP3 and SubEtha speaks SMTP; storage, encryption, who may do what
 * and every limit are ours. It delivers between its own mailboxes only: nothing comes in from other
 * providers and nothing goes out to them. That is what Dovecot and Postfix are for.
 */
@NullMarked
package net.psmail.provisioning.mailserver.embedded;

import org.jspecify.annotations.NullMarked;
