/**
 * The second step of the sign-in: codes of an app (RFC 6238), ten codes on paper, browsers that are
 * not asked. It says whether a code is right; who may try, and what opens then, is the account's.
 */
@NullMarked
package net.psmail.provisioning.factor;

import org.jspecify.annotations.NullMarked;
