package net.psmail.portal.view;

import org.jspecify.annotations.Nullable;

/**
 * {@code error.jte}; messages {@code error.<status>.title} and {@code error.<status>.text}, for
 * 400, 403, 404, 405, 410, 413, 429, 500 and 503.
 *
 * @param correlation the id under which the log has more; null if it has nothing
 * @param retryAfter seconds to wait; null when waiting does not help
 */
public record ErrorView(int status, @Nullable String correlation, @Nullable Long retryAfter) {}
