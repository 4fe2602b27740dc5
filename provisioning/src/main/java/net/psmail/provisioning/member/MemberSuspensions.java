package net.psmail.provisioning.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.MailSessionEnd;
import net.psmail.provisioning.member.Member.State;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Sessions;
import net.psmail.provisioning.suspension.Suspension;
import net.psmail.provisioning.suspension.Suspension.From;
import net.psmail.provisioning.suspension.Suspensions;

/**
 * Suspends accounts and ends it. Whoever signs in at the same moment either is shut out or comes
 * before, and then the session ends: both hold the row of the account.
 */
@ApplicationScoped
public class MemberSuspensions {

  /** The last end; later ones cannot be told to programs (RFC 3339, 1). */
  public static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Set<State> STATES = Set.of(State.ACTIVE, State.LEAVING);

  @Inject Transactions transactions;
  @Inject Members members;
  @Inject Suspensions suspensions;
  @Inject Sessions sessions;
  @Inject MailSessionEnd mailSessions;
  @Inject Audit audit;
  @Inject Clock clock;

  /** That of an account, if it is suspended. */
  public Optional<Suspension> find(Actor operator, long account) {
    return suspensions.of(members.get(operator, account).id());
  }

  /**
   * Suspends an account at once, in the place of an earlier suspension. Open sessions of mail
   * programs are cut, and those in the browser end when its owner cannot sign in any more.
   *
   * @param until when it ends by itself; empty if only an operator ends it
   * @return it, as it is kept
   * @throws ProvisioningException NOT_FOUND; INVALID_TIME when the end is no moment to come, or
   *     comes after the year 9999
   */
  public Suspension suspend(
      Actor operator,
      long account,
      From from,
      Wording reason,
      Optional<Instant> until,
      Origin origin) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Optional<Instant> end = until.map(moment -> moment.truncatedTo(ChronoUnit.SECONDS));
    if (end.filter(moment -> !moment.isAfter(now) || moment.isAfter(LAST)).isPresent()) {
      throw ProvisioningException.of(Kind.INVALID_TIME);
    }
    Suspension suspension = new Suspension(from, reason.text(), now, end, operator.actor());
    transactions.run(
        () -> {
          Member member = members.hold(operator, account);
          if (!STATES.contains(member.state())) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          String address = member.address().toString();
          suspensions.put(account, address, suspension);
          if (from == From.SIGN_IN) {
            sessions.endAll(account);
          }
          mailSessions.order(account, "suspended " + clock.instant());
          Act act = from == From.SIGN_IN ? Act.SIGN_IN_SUSPENDED : Act.SENDING_SUSPENDED;
          audit.on(account, operator, act, reason.about(address), origin);
        });
    return suspension;
  }

  /** Ends it; an account that is not suspended does not mind. */
  public void lift(Actor operator, long account, Origin origin) {
    transactions.run(
        () -> {
          Member member = members.hold(operator, account);
          if (suspensions.of(account).isPresent()) {
            suspensions.remove(account);
            String address = member.address().toString();
            audit.on(account, operator, Act.SUSPENSION_LIFTED, address, origin);
          }
        });
  }
}
