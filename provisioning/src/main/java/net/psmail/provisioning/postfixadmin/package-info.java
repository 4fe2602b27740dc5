/**
 * Takes over what PostfixAdmin keeps in its MySQL or MariaDB database: domains, mailboxes with the
 * hashes of their passwords, and those aliases that lead to one mailbox. First all of it is shown
 * line by line, then done exactly as shown by the job that does acts on many accounts. The foreign
 * database is only read. Mail is not copied, and forwardings, lists and domains that stand for
 * others are told, not taken over.
 */
@NullMarked
package net.psmail.provisioning.postfixadmin;

import org.jspecify.annotations.NullMarked;
