/**
 * The status page: what this provider's services do right now, seen from outside of them.
 *
 * <p>It is an application of its own with a database of its own, and it uses no other module, so
 * that it neither falls with what it reports on nor has to run on the same machine. What lies here
 * is what its features share: how settings are read and how a failure is told.
 *
 * <p>It is not a monitoring system for operators: it knows no alarms and stores no measurements but
 * its own probes'.
 */
@NullMarked
package net.psmail.status;

import org.jspecify.annotations.NullMarked;
