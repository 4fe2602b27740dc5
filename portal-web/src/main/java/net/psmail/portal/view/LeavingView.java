package net.psmail.portal.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code leaving.jte}; its button posts to {@code /account/stay}.
 *
 * @param reason why the provider deletes the account; null if it is its owner's wish
 * @param resetUntil as in {@link AccountView}
 */
public record LeavingView(
    String address, Instant leavesAt, @Nullable String reason, @Nullable Instant resetUntil) {}
