/**
 * Device passwords: random secrets for mail programs, each with a key envelope of its own, so that
 * a mail login costs one fast hash and can be taken away alone. Sign-in passwords are not kept
 * here. The portal's own, for the moment in which it sends a mail that a member wrote in the
 * browser, are of the same kind and expire. So do those that go to a phone in a profile or a QR
 * code, unless the phone has logged in with them.
 */
@NullMarked
package net.psmail.provisioning.device;

import org.jspecify.annotations.NullMarked;
