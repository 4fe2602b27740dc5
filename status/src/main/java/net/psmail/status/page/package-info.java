/**
 * What readers and programs see: one HTML file in English and German, and Statuspage's JSON.
 *
 * <p>Everything is made beforehand, at each new result, and answered from memory, so that a crowd
 * that comes because something is broken costs nothing. A page is whole in itself: no script, no
 * second request, style allowed by its hash. It says when it was made.
 *
 * <p>Statuspage has no word for "not known yet". As long as something has not been looked at since
 * the start, the page says so, and the JSON answers 503 instead of a state that nobody observed.
 *
 * @see <a href="https://metastatuspage.com/api/v2">Statuspage's public API</a>
 */
@NullMarked
package net.psmail.status.page;

import org.jspecify.annotations.NullMarked;
