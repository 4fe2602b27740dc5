/**
 * Work that a transaction orders and that is done after it: mail, erasure, purges. Ordered in the
 * same transaction, tried until it succeeds, so each job must bear being done twice.
 */
@NullMarked
package net.psmail.provisioning.job;

import org.jspecify.annotations.NullMarked;
