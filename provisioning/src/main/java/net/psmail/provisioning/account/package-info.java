/**
 * Accounts and what their owners do with them: registration, sign-in, password, recovery code,
 * farewell; and who works here, by whose invitation. An account is a person's sign-in to the web;
 * mail programs never use it.
 */
@NullMarked
package net.psmail.provisioning.account;

import org.jspecify.annotations.NullMarked;
