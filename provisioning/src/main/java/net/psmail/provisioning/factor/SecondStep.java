package net.psmail.provisioning.factor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The second step of an account that has one.
 *
 * @param appSince when the app was set up, if there is one
 * @param passkeys the oldest first
 * @param codesLeft codes on paper that were not used yet
 */
public record SecondStep(Optional<Instant> appSince, List<Passkey> passkeys, int codesLeft) {

  public SecondStep {
    passkeys = List.copyOf(passkeys);
  }
}
