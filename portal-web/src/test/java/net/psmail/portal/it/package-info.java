/** The portal as it is shipped, in Payara Micro, seen through HTTP alone. */
@NullMarked
package net.psmail.portal.it;

import org.jspecify.annotations.NullMarked;
