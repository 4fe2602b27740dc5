package net.psmail.provisioning.suspension;

import java.time.Instant;
import java.util.Optional;

/**
 * That an account is suspended.
 *
 * @param from what its owner cannot do
 * @param reason in the words of an operator, for the owner
 * @param since when it began
 * @param until when it ends by itself; empty if only an operator ends it
 * @param by the sign-in name of the operator, which is not for the owner
 */
public record Suspension(
    From from, String reason, Instant since, Optional<Instant> until, String by) {

  /** What the owner cannot do. */
  public enum From {
    /**
     * Send mail, by a program or in the browser; scripts for arriving mail, which send too, cannot
     * be put there by a program, and that of the site neither answers nor sends on.
     */
    SENDING,
    /** Sign in, neither here nor by a mail program. */
    SIGN_IN
  }
}
