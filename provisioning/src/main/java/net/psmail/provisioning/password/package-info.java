/** Sign-in passwords: what a good one is, and the one slow hash that stands behind it. */
@NullMarked
package net.psmail.provisioning.password;

import org.jspecify.annotations.NullMarked;
