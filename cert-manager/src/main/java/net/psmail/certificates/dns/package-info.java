/**
 * Records that this module puts into the DNS itself, by signed updates to the zone's primary
 * server, and the question whether the world sees them.
 */
@NullMarked
package net.psmail.certificates.dns;

import org.jspecify.annotations.NullMarked;
