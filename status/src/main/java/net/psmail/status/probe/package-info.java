/**
 * Looks at one port as a mail program or a browser would: connects, shakes hands, checks the
 * certificate, reads the first line.
 *
 * <p>A probe ends after its time-out whatever the other side does, reads a line at the most, and
 * sends no secret. It does not log in, and it does not judge more than one look: that is what
 * {@code component} does.
 */
@NullMarked
package net.psmail.status.probe;

import org.jspecify.annotations.NullMarked;
