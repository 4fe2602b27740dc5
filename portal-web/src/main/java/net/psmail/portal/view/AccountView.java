package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code account.jte}, <i>My PSMailbox</i>.
 *
 * @param previousSignIn the one before this; null at the first
 * @param invites whether members invite others
 * @param suspended why nothing can be sent; null if it can
 * @param resetUntil until when a link of an operator gives another password; null if there is none.
 *     Its button posts to {@code /account/reset/stop}
 * @param stopped that the domain of the mailbox is not served; null if it is
 * @param lastMailUse when a mail program last fetched or sent; null if none did
 */
public record AccountView(
    String address,
    long quotaBytes,
    int devices,
    @Nullable Instant lastMailUse,
    @Nullable Instant previousSignIn,
    boolean recoveryConfirmed,
    boolean invites,
    Arriving arriving,
    @Nullable Suspended suspended,
    @Nullable Instant resetUntil,
    @Nullable Stopped stopped) {

  /**
   * That an operator has suspended the mailbox from sending.
   *
   * @param until null if it does not end by itself
   */
  public record Suspended(String reason, @Nullable Instant until) {}

  /**
   * That an operator has stopped the domain of the mailbox.
   *
   * @param since null if it is not known any more
   */
  public record Stopped(String domain, @Nullable Instant since) {}

  /**
   * What can become of mail that arrives.
   *
   * @param forwardsTo where it is sent on to, which its owner shall not forget
   */
  public record Arriving(
      boolean filters, boolean vacation, boolean forwarding, List<String> forwardsTo) {

    public Arriving {
      forwardsTo = List.copyOf(forwardsTo);
    }
  }
}
