/**
 * The keys that sign outgoing mail: made, published, put to work once the DNS has them, and
 * withdrawn when nothing is under way any more that they signed. The signing is a milter's, beside
 * the mail server; it reads the table and private keys that {@code SignerFiles} leaves in its
 * directory, and nothing else does. The database has the public halves only.
 */
@NullMarked
package net.psmail.provisioning.dkim;

import org.jspecify.annotations.NullMarked;
