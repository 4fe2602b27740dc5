/**
 * What programs of operators may ask and have done, below {@code /api/v1}, with a token that has
 * the scope for it. {@code openapi.json} describes all of it, and a test holds it against the
 * resources. What people see of the same is in {@code console}.
 */
@NullMarked
package net.psmail.portal.api;

import org.jspecify.annotations.NullMarked;
