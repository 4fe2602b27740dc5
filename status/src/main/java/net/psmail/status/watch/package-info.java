/**
 * Puts the parts together and keeps them going: looks at each target in its interval, hands what
 * was found to the components and the history, and has the page made anew.
 *
 * <p>The parts are joined by constructors, in {@link net.psmail.status.watch.Start}: there are few,
 * and this way the application starts in a fraction of the time that a container needs to find
 * them.
 */
@NullMarked
package net.psmail.status.watch;

import org.jspecify.annotations.NullMarked;
