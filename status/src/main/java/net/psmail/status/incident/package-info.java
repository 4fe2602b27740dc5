/**
 * What operators tell readers: incidents, planned maintenance, and templates for both.
 *
 * <p>The words and states are those of Statuspage. Probes may propose an incident; nobody reads it
 * before an operator publishes it. Maintenance begins and ends by itself. Every change takes one
 * lock in the database, so that nodes and operators act one after another, and says what readers
 * are to hear to a {@link net.psmail.status.incident.NoticeListener} within its own transaction.
 *
 * <p>Nothing here sends mail or makes pages, and nothing here knows which components there are: the
 * caller says where they stand.
 */
@NullMarked
package net.psmail.status.incident;

import org.jspecify.annotations.NullMarked;
