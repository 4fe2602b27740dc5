/**
 * Puts a certificate before servers and proves that they serve it. Servers of this process swap it
 * while they serve: connections that are open stay, the next handshake sees the new one. Other
 * programs get a file and are told to read it; then every listener is looked at, and when one does
 * not serve the new certificate in time, the one before comes back. {@link
 * net.psmail.certificates.install.Lookout} looks at listeners of anybody. What is ordered when, and
 * what happens after a failure, is the life cycle's matter.
 */
@NullMarked
package net.psmail.certificates.install;

import org.jspecify.annotations.NullMarked;
