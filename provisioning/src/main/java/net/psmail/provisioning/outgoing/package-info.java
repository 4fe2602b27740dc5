/**
 * Mail that leaves from here: what members write in the browser, sent in their name through the
 * ports that mail programs use, and letters of the provider. Who reads mail, and where it lies, is
 * the mail server's.
 */
@NullMarked
package net.psmail.provisioning.outgoing;

import org.jspecify.annotations.NullMarked;
