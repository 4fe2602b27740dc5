/** The trail of acts. It is written in the transaction of the act and only ever read or purged. */
@NullMarked
package net.psmail.provisioning.audit;

import org.jspecify.annotations.NullMarked;
