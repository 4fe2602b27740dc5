/**
 * What operators tell readers: incidents, planned maintenance, and templates for both.
 *
 * <p>The words and states are those of Statuspage. Nothing here sends mail or makes pages.
 */
@NullMarked
package net.psmail.status.incident;

import org.jspecify.annotations.NullMarked;
