package net.psmail.provisioning.account;

import java.util.Optional;
import net.psmail.provisioning.signup.Reason;

/**
 * Which of those who wait.
 *
 * @param network from which they came; empty for any
 * @param reason that is among theirs; empty for any
 */
public record WaitingChoice(Optional<String> network, Optional<Reason> reason) {

  /** All of them. */
  public static final WaitingChoice ALL = new WaitingChoice(Optional.empty(), Optional.empty());
}
