/**
 * Puts a certificate before the listeners of this process and swaps it while they serve:
 * connections that are open stay, the next handshake sees the new one. Files and reloads of other
 * programs are not done here.
 */
@NullMarked
package net.psmail.certificates.install;

import org.jspecify.annotations.NullMarked;
