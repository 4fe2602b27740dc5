/**
 * Mail that members fetch from another provider, by IMAP, into their own mailbox. What is written
 * goes the way of a mail program, with a password that is lent for it. The password there lives in
 * the memory of the process that fetches; whatever ends that process, its owner gives it again, and
 * the mails that are here are not fetched twice.
 */
@NullMarked
package net.psmail.provisioning.intake;

import org.jspecify.annotations.NullMarked;
