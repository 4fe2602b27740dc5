/**
 * Where the servers are, told once and written in every format that a mail program takes. The
 * settings belong to a domain, never to a mailbox: who asks about an address learns nothing about
 * whether it exists. A password stands only in what one phone is set up with.
 */
@NullMarked
package net.psmail.provisioning.clientsettings;

import org.jspecify.annotations.NullMarked;
