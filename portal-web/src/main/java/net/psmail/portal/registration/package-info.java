/**
 * How a visitor becomes a member: the form, the recovery code that is shown once, and the first
 * device password. The rules of names and passwords are provisioning's.
 */
@NullMarked
package net.psmail.portal.registration;

import org.jspecify.annotations.NullMarked;
