/**
 * The words that the features of this module share: the names a certificate is made for, a private
 * key with its chain, what a TLSA record says, and the one exception. The front door is {@link
 * net.psmail.certificates.order.Certificates}; this package decides nothing and does no input or
 * output.
 */
@NullMarked
package net.psmail.certificates;

import org.jspecify.annotations.NullMarked;
