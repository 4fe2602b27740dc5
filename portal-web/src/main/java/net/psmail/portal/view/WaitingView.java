package net.psmail.portal.view;

import java.time.Instant;

/**
 * {@code waiting.jte}, <i>My PSMailbox</i> of somebody who waits for an operator; posts to {@code
 * /account/withdraw}.
 *
 * @param endsAt when it ends if nobody decides
 */
public record WaitingView(
    String address, Instant askedAt, Instant endsAt, boolean recoveryConfirmed) {}
