/**
 * The log of somebody's sign-ins, here and by mail programs, let in or refused: put together from
 * the trail of acts and from what mail servers have counted. It keeps nothing itself.
 */
@NullMarked
package net.psmail.provisioning.signin;

import org.jspecify.annotations.NullMarked;
