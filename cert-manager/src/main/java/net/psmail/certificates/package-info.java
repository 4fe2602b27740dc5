/** Placeholder. */
@NullMarked
package net.psmail.certificates;

import org.jspecify.annotations.NullMarked;
