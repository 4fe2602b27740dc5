/**
 * Acts on many accounts, handed in as a table (CSV): first shown line by line, then done exactly as
 * shown by a job, each line in a transaction of its own, through the same facades as a single act.
 * Nobody is deleted this way, since that needs two people, and nobody is invited, since an
 * invitation belongs to no address. What another provider has is taken over by the same way, as
 * lines of another source.
 */
@NullMarked
package net.psmail.provisioning.bulk;

import org.jspecify.annotations.NullMarked;
