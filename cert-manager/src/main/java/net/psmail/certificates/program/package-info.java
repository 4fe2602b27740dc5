/**
 * Programs of the operator's that are run for a while: by words, without a shell, and ended with
 * all that they started when they take too long. What they are told and what their end means is
 * decided elsewhere.
 */
@NullMarked
package net.psmail.certificates.program;

import org.jspecify.annotations.NullMarked;
