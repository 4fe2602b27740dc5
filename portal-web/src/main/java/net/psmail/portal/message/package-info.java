/**
 * Messages of guests to the provider. They lie in the database until operators have done with them
 * and a while longer. What a guest wrote is sent only to an address that has proved to be the
 * guest's, so that nobody can make us write to strangers.
 */
@NullMarked
package net.psmail.portal.message;

import org.jspecify.annotations.NullMarked;
