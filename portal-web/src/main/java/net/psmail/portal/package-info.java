/** Placeholder. */
@NullMarked
package net.psmail.portal;

import org.jspecify.annotations.NullMarked;
