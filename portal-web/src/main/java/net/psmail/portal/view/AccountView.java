package net.psmail.portal.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code account.jte}, <i>My PSMailbox</i>.
 *
 * @param previousSignIn the one before this; null at the first
 * @param invites whether members invite others
 * @param lastMailUse when a mail program last fetched or sent; null if none did
 */
public record AccountView(
    String address,
    long quotaBytes,
    int devices,
    @Nullable Instant lastMailUse,
    @Nullable Instant previousSignIn,
    boolean recoveryConfirmed,
    boolean invites) {}
