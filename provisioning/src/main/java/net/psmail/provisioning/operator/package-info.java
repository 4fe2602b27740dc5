/** The people who run the provider, and how the first of them comes in. */
@NullMarked
package net.psmail.provisioning.operator;

import org.jspecify.annotations.NullMarked;
