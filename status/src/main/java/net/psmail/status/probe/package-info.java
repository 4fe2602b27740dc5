/**
 * Looks at one thing as somebody who needs it would: connects, shakes hands, checks the
 * certificate, reads what is said, logs in, sends a mail and reads it.
 *
 * <p>A {@link net.psmail.status.probe.Probe} says what, {@link net.psmail.status.probe.Probes}
 * reads them from the settings, {@link net.psmail.status.probe.Prober} looks. A look ends after its
 * time-out whatever the other side does, reads 1 MB at the most, and gives a password to nobody
 * whose certificate is not in order. It judges no more than one look: that is what {@code
 * component} does.
 */
@NullMarked
package net.psmail.status.probe;

import org.jspecify.annotations.NullMarked;
