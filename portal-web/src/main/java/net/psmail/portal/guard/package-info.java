/**
 * What stands between the network and the resources: which hosts are answered for, what every
 * answer says to the browser, cookies and the token of each form, how much may be sent and how
 * often; and what is answered when something is refused or fails. It knows no features.
 */
@NullMarked
package net.psmail.portal.guard;

import org.jspecify.annotations.NullMarked;
