/**
 * The control room: what operators see of the running installation, and how the first one comes in.
 */
@NullMarked
package net.psmail.portal.console;

import org.jspecify.annotations.NullMarked;
