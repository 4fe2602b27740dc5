/** Placeholder. */
@NullMarked
package net.psmail.provisioning;

import org.jspecify.annotations.NullMarked;
