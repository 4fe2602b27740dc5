/**
 * What operators do, for the portal's console and for their own programs: JSON over HTTP, with a
 * token for each program and a scope for each kind of act.
 *
 * <p>Readers need none of it. Errors are problems as RFC 9457 has them, with a list of fields.
 */
@NullMarked
package net.psmail.status.api;

import org.jspecify.annotations.NullMarked;
