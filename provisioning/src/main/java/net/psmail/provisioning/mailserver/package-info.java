/**
 * The servers that hold the mail, as the rest of PSMail sees them: put a letter into a mailbox, cut
 * its sessions, say what lies in it, erase it. Two stand behind {@link
 * net.psmail.provisioning.mailserver.MailServer}: the embedded one of the default run and Dovecot.
 * What they must know of accounts they ask of {@link
 * net.psmail.provisioning.mailserver.MailDirectory} (Dovecot asks the same of the SQL views).
 *
 * <p>Not here: who may have a mailbox, passwords, keys and their envelopes, client settings.
 */
@NullMarked
package net.psmail.provisioning.mailserver;

import org.jspecify.annotations.NullMarked;
