/**
 * What becomes of mail that arrives, as its owner wishes: filters, the folder for spam, answers
 * while the owner is away, and forwarding to addresses elsewhere. The rows here are the truth. From
 * them a Sieve script is written anew at each change and put to the mail server by a job; the
 * embedded server, which sends nothing to others, asks at each message and knows filters and spam
 * alone.
 *
 * <p>No rule touches letters of the provider: whoever gets into an account forwards the mail, or
 * has it deleted, so that the owner reads no warning.
 */
@NullMarked
package net.psmail.provisioning.rule;

import org.jspecify.annotations.NullMarked;
