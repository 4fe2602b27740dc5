/** Transactions and the schema. The views of the schema are a contract with Dovecot and Postfix. */
@NullMarked
package net.psmail.provisioning.database;

import org.jspecify.annotations.NullMarked;
