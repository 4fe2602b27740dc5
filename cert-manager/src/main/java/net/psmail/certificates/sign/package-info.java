/**
 * Signatures over what is handed to people, so that their programs can say from whom it came. What
 * is signed is the caller's matter.
 */
@NullMarked
package net.psmail.certificates.sign;

import org.jspecify.annotations.NullMarked;
