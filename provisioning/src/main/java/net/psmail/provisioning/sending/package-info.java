/**
 * To how many recipients an account may send, and has: little while it is new, and more as it grows
 * older. Postfix asks here before it takes a mail into its queue, by its policy protocol; the
 * embedded mail server asks the same class. It knows nothing of what is in a mail, and does not
 * count what scripts send by themselves; it only says whether they may send it there.
 */
@NullMarked
package net.psmail.provisioning.sending;

import org.jspecify.annotations.NullMarked;
