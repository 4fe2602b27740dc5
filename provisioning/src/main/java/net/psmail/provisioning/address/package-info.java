/**
 * Names: what may stand before and behind the {@code @}. Pure values without I/O; whether a name is
 * free is for {@link net.psmail.provisioning.account} to say.
 */
@NullMarked
package net.psmail.provisioning.address;

import org.jspecify.annotations.NullMarked;
