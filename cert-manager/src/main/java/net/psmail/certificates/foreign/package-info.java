/**
 * Folders in which other ACME programs keep certificates and account keys: certbot, lego and
 * acme.sh. They are read and never changed; whatever in them cannot be read is said, and holds up
 * nothing else. What is taken over from them, and when, is decided elsewhere.
 */
@NullMarked
package net.psmail.certificates.foreign;

import org.jspecify.annotations.NullMarked;
