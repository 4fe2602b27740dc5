/**
 * Other systems of the provider that are told of what happens to accounts: billing, customers'
 * records. They are told of numbers and addresses of accounts, never of secrets nor of mail. What
 * is told is written in the transaction of the act and sent after it, signed, once or more often,
 * in no certain order. Readers of the status page have webhooks of their own, in another
 * application.
 */
@NullMarked
package net.psmail.provisioning.webhook;

import org.jspecify.annotations.NullMarked;
