package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code recoverlink.jte}, at {@code /recover/link/<token>}; posts nothing to {@code …/begin} and
 * {@code …/stop}, and {@code password} to itself.
 *
 * @param mailbox that is to be opened again
 * @param readyAt when it can be finished; null while it has not begun
 * @param ready whether it can be finished now
 * @param endsAt when it is forgotten
 * @param hours how long it can be stopped
 */
public record RecoveryLinkForm(
    String token,
    String mailbox,
    @Nullable Instant readyAt,
    boolean ready,
    Instant endsAt,
    long hours,
    List<Problem> problems) {}
