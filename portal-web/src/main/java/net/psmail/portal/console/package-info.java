/**
 * The control room: what operators see of the running installation, who works here, and how people
 * come in. Each method asks the session for the role that it needs; for others there is no such
 * page.
 */
@NullMarked
package net.psmail.portal.console;

import org.jspecify.annotations.NullMarked;
