/** Placeholder. */
@NullMarked
package net.psmail.status;

import org.jspecify.annotations.NullMarked;
