package net.psmail.provisioning.sending;

import java.time.Instant;
import java.util.Optional;

/**
 * To how many recipients an account has sent, and how many it may.
 *
 * @param lastHour those of the last hour
 * @param lastDay those of the last day
 * @param allowance what it may send at present
 * @param growsAt when it may send more by itself; empty if it is in no probation
 * @param next what it may send then
 * @param lifted whether an operator has ended its probation
 */
public record SendingState(
    long lastHour,
    long lastDay,
    Allowance allowance,
    Optional<Instant> growsAt,
    Allowance next,
    boolean lifted) {

  static SendingState of(Standing standing) {
    Allowance allowance = standing.allowance();
    Optional<Instant> growsAt = standing.growsAt();
    return new SendingState(
        standing.counts().within(Allowance.HOUR, standing.now()),
        standing.counts().within(Allowance.DAY, standing.now()),
        allowance,
        growsAt,
        growsAt.map(standing::allowanceAt).orElse(allowance),
        standing.lifted());
  }

  /** Whether it is new, and may send less than others. */
  public boolean probation() {
    return growsAt.isPresent();
  }
}
