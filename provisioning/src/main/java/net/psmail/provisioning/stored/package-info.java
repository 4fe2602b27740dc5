/**
 * What the database keeps about somebody, for them to read: from its real tables, column by column.
 * Check values and sealed things are named and not shown. Not the mail, which no table holds.
 */
@NullMarked
package net.psmail.provisioning.stored;

import org.jspecify.annotations.NullMarked;
