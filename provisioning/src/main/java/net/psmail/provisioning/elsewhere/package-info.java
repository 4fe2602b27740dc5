/**
 * Machines of others that ours call because somebody asked for it: which of their addresses may be
 * called, and by whom they are vouched for. What is said to them is the business of who calls.
 */
@NullMarked
package net.psmail.provisioning.elsewhere;

import org.jspecify.annotations.NullMarked;
