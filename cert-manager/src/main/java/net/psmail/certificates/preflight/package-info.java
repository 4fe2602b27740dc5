/**
 * What would keep an authority from certifying a name, found out before one of the few orders that
 * it allows is spent: the DNS is asked as the authority would ask it, and the proof is tried out. A
 * finding says which record to change. What follows from findings is the life cycle's matter.
 */
@NullMarked
package net.psmail.certificates.preflight;

import org.jspecify.annotations.NullMarked;
