/**
 * The cryptography: envelopes of private keys, derived secrets, random codes. No feature's rules.
 */
@NullMarked
package net.psmail.provisioning.key;

import org.jspecify.annotations.NullMarked;
