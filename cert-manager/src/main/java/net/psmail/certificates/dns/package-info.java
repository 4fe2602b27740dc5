/**
 * Records that this module puts into the DNS, by signed updates to the zone's primary server or by
 * a program of the operator's, and the question whether the world sees them.
 */
@NullMarked
package net.psmail.certificates.dns;

import org.jspecify.annotations.NullMarked;
