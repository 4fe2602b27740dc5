/**
 * The tokens with which programs of operators use the API. An administrator makes and revokes them;
 * the database knows their hashes only. What was asked with a key of the program is done once, and
 * answered again ({@link net.psmail.provisioning.token.ApiAnswers}). What a token opens is decided
 * by who serves the API.
 */
@NullMarked
package net.psmail.provisioning.token;

import org.jspecify.annotations.NullMarked;
