/**
 * The order in which the parts of this application start and stop, what a start leaves for the
 * launcher, and whether it is done. Knows every part; no part knows it.
 */
@NullMarked
package net.psmail.portal.start;

import org.jspecify.annotations.NullMarked;
