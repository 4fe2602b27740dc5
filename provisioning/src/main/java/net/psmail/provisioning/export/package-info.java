/**
 * A copy of all mail and data of a member in one file, to take along. It is read from the mail
 * server by IMAP as a mail program would, with a password that is lent for it, and lies on disk
 * encrypted with a key that only its owner's sessions can derive. One at a time for an account; it
 * ends after some days.
 *
 * <p>Not here: what the pages inside the copy look like, which their maker hands over.
 */
@NullMarked
package net.psmail.provisioning.export;

import org.jspecify.annotations.NullMarked;
