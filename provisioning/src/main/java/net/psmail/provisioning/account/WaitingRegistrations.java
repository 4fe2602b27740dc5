package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.member.MemberDomain;
import net.psmail.provisioning.member.Offices;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session;

/**
 * Registrations that wait for an operator. Their addresses are held and their owners can sign in,
 * but no mail runs. One that is approved is an account like any other from then on. One that is
 * refused, withdrawn, or not decided in time was never there: its address is free, and nothing of
 * the person stays. Neither can be undone, for mail may have come, or nothing is left.
 */
@ApplicationScoped
public class WaitingRegistrations {

  private static final int AT_ONCE = 100;

  @Inject Transactions transactions;
  @Inject WaitingRows rows;
  @Inject WaitingDecisions decisions;
  @Inject Offices offices;

  /** Those who have waited longest, behind this account. */
  public List<Newcomer> list(Actor operator, WaitingChoice choice, long after, int limit) {
    return rows.list(offices.of(operator), choice, after, Long.MAX_VALUE, limit);
  }

  /** Those of these accounts that wait. */
  public List<Newcomer> those(Actor operator, Collection<Long> accounts) {
    return rows.those(offices.of(operator), accounts);
  }

  /** How many wait. */
  public WaitingCount count(Actor operator, WaitingChoice choice) {
    return rows.count(offices.of(operator), choice, Long.MAX_VALUE);
  }

  /**
   * How many waited when an operator looked, and still do.
   *
   * @param last the number of the account that had come last
   */
  public WaitingCount count(Actor operator, WaitingChoice choice, long last) {
    return rows.count(offices.of(operator), choice, last);
  }

  /**
   * Lets these in: their mail runs from now on, and a letter welcomes them. Those whom somebody
   * else has decided meanwhile are left out.
   *
   * @return how many were let in
   * @throws ProvisioningException NOT_FOUND, as everywhere here, when it is no operator who asks
   */
  public int approve(Actor operator, Collection<Long> accounts, Origin origin) {
    return count(
        offices.of(operator), accounts, account -> decisions.approve(operator, account, origin));
  }

  /**
   * Refuses these, as if they had never asked.
   *
   * @return how many were refused
   */
  public int refuse(Actor operator, Collection<Long> accounts, Origin origin) {
    return count(
        offices.of(operator), accounts, account -> decisions.refuse(operator, account, origin));
  }

  /**
   * Lets one in.
   *
   * @return who it is; empty when somebody else has decided, or nobody like that waits
   */
  public Optional<Newcomer> approve(Actor operator, long account, Origin origin) {
    return one(operator, account, id -> decisions.approve(operator, id, origin));
  }

  /**
   * Refuses one.
   *
   * @return who it was; empty when somebody else has decided, or nobody like that waits
   */
  public Optional<Newcomer> refuse(Actor operator, long account, Origin origin) {
    return one(operator, account, id -> decisions.refuse(operator, id, origin));
  }

  /**
   * Lets all of these in, in small portions.
   *
   * @param last the number of the last account; those who came later nobody has seen
   * @return how many were let in
   */
  public int approveAll(Actor operator, WaitingChoice choice, long last, Origin origin) {
    return all(
        offices.of(operator),
        choice,
        last,
        account -> decisions.approve(operator, account, origin));
  }

  /**
   * Refuses all of these, in small portions.
   *
   * @param last the number of the last account; those who came later nobody has seen
   * @return how many were refused
   */
  public int refuseAll(Actor operator, WaitingChoice choice, long last, Origin origin) {
    return all(
        offices.of(operator), choice, last, account -> decisions.refuse(operator, account, origin));
  }

  /**
   * Whoever waits does not want to any more.
   *
   * @return false when an operator has decided meanwhile
   */
  public boolean withdraw(Session newcomer) {
    return transactions.call(() -> decisions.end(newcomer.accountId(), false));
  }

  /** Ends those that have waited since before this moment, in small portions. */
  void end(Instant before) {
    List<Long> old = rows.olderThan(before);
    while (!old.isEmpty()) {
      count(MemberDomain.ANY, old, account -> decisions.end(account, true));
      old = rows.olderThan(before);
    }
  }

  /** Held before anything is read, so that nobody decides between reading and deciding. */
  private Optional<Newcomer> one(Actor operator, long account, Decision decision) {
    return transactions.call(
        () -> {
          decisions.hold(account);
          Optional<Newcomer> newcomer =
              rows.those(offices.of(operator), List.of(account)).stream().findFirst();
          return newcomer.isPresent() && decision.take(account) ? newcomer : Optional.empty();
        });
  }

  private int all(MemberDomain office, WaitingChoice choice, long last, Decision decision) {
    int decided = 0;
    List<Newcomer> some = rows.list(office, choice, 0, last, AT_ONCE);
    while (!some.isEmpty()) {
      decided += count(office, some.stream().map(Newcomer::id).toList(), decision);
      some = rows.list(office, choice, some.get(some.size() - 1).id(), last, AT_ONCE);
    }
    return decided;
  }

  /** In one order, so that nobody waits for who waits for them. */
  private int count(MemberDomain office, Collection<Long> accounts, Decision decision) {
    return transactions.call(
        () ->
            (int)
                rows.those(office, accounts).stream()
                    .map(Newcomer::id)
                    .filter(decision::take)
                    .count());
  }

  /** About one account, in the transaction of all. */
  private interface Decision {
    boolean take(long account);
  }
}
