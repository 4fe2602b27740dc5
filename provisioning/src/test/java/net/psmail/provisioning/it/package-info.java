/**
 * The module inside Payara Micro, on H2 and again on a MariaDB of its own (`it.database` says
 * which). What is tested here is what the portal sees: the facades.
 */
@NullMarked
package net.psmail.provisioning.it;

import org.jspecify.annotations.NullMarked;
