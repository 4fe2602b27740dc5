package net.psmail.provisioning.account;

import java.time.Instant;
import java.util.List;
import net.psmail.provisioning.signup.Reason;

/**
 * Somebody who has registered and waits for an operator.
 *
 * @param id of the account
 * @param address that is held for them
 * @param reasons why an operator looks at it; at least one
 * @param network from which it came
 */
public record Newcomer(
    long id, String address, List<Reason> reasons, String network, Instant askedAt) {

  public Newcomer {
    reasons = List.copyOf(reasons);
  }
}
