/**
 * What the looks at one service add up to: works, is limited, is down, and since when.
 *
 * <p>One failure proves nothing; several in a row do. Everything here is in memory and is worked
 * out from outcomes alone: no sockets, no database, no clock.
 */
@NullMarked
package net.psmail.status.component;

import org.jspecify.annotations.NullMarked;
