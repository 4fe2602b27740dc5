/**
 * Who wants to be told, by mail or by a webhook, and the telling.
 *
 * <p>Nobody signs in: who owns the address proves it once, by a link in a mail or by the answer to
 * a challenge, and every message has the links to choose and to leave. What is to be told is
 * written in the transaction of whoever tells it and sent afterwards, by one of several nodes.
 *
 * <p>It does not know what an incident is: it is handed a {@link
 * net.psmail.status.subscription.Notice}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8058">RFC 8058, one-click unsubscription</a>
 * @see <a href="https://www.standardwebhooks.com/">Standard Webhooks</a>
 */
@NullMarked
package net.psmail.status.subscription;

import org.jspecify.annotations.NullMarked;
