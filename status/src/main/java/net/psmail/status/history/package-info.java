/**
 * Keeps what the probes found in a database that belongs to the status page alone.
 *
 * <p>The page does not need it: everything readers see is in memory. While the database is locked,
 * full or gone, results are skipped, which is logged once, and keeping goes on by itself
 * afterwards. Old results are removed after {@code psmail.status.retention}. It draws no
 * conclusions.
 */
@NullMarked
package net.psmail.status.history;

import org.jspecify.annotations.NullMarked;
