package net.psmail.provisioning.audit;

import java.time.Instant;

/**
 * An act on an account. Whoever observes it is told in the transaction of the act, once it is
 * noted.
 *
 * @param id counts up
 */
public record NotedAct(long id, long accountId, AuditEntry entry) {

  /**
   * What comes before it in the order of moments and numbers.
   *
   * @param id of those at this moment, the ones with a smaller number come before
   */
  public record End(Instant at, long id) {}
}
