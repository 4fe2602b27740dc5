/**
 * The database of the status page: statements, ids, and which of several nodes does a thing.
 *
 * <p>It is this application's own, an H2 file unless the settings name another. Every feature keeps
 * its tables here; none reads another's.
 */
@NullMarked
package net.psmail.status.database;

import org.jspecify.annotations.NullMarked;
