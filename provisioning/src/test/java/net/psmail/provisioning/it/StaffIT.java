package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Colleague;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.account.Resets;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.audit.LoggedAct;
import net.psmail.provisioning.audit.OwnLog;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.domain.SignUpPolicy;
import net.psmail.provisioning.factor.Passkeys;
import net.psmail.provisioning.factor.SecondSteps;
import net.psmail.provisioning.invite.OpenInvites;
import net.psmail.provisioning.invite.OperatorInvites;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import org.junit.jupiter.api.Test;

class StaffIT extends StaffTest {

  private static final int ROUNDS = 8;
  private static final DomainName SECOND = new DomainName("second.test");

  @Inject Audit audit;
  @Inject SecondSteps secondSteps;
  @Inject Passkeys passkeys;
  @Inject OwnLog ownLog;
  @Inject Resets resets;
  @Inject CustomerDomains customerDomains;
  @Inject OperatorInvites operatorInvites;
  @Inject OpenInvites openInvites;

  @Test
  void showsWhoMayDoMostFirst() {
    Session boss = first("boss");
    invited(boss, Role.AUTHOR, "writer");
    invited(boss, Role.OPERATOR, "colleague");
    register(newName());
    assertThat(staff.list())
        .extracting(Colleague::name)
        .containsExactly("boss", "colleague", "writer");
    assertThat(listed("writer").lastSignIn()).isPresent();
    assertThat(listed("writer").erasedAt()).isEmpty();
  }

  @Test
  void aNewRoleCountsInSessionsThatAreOpen() {
    Session boss = first("boss");
    Session writer = invited(boss, Role.AUTHOR, "writer");
    staff.changeDuty(boss, writer.accountId(), Duty.of(Role.OPERATOR), ORIGIN);
    assertThat(roleNow(writer)).isEqualTo(Role.OPERATOR);
    staff.changeDuty(boss, writer.accountId(), Duty.of(Role.AUTHOR), ORIGIN);
    assertThat(roleNow(writer)).isEqualTo(Role.AUTHOR);
    assertThat(audit.ofOwn(boss, 1).get(0))
        .satisfies(entry -> assertThat(entry.act()).isEqualTo(Act.ROLE_CHANGED))
        .satisfies(entry -> assertThat(entry.subject()).isEqualTo("writer (operator → author)"));
  }

  @Test
  void onlyAdministratorsDecideAndOnlyAboutWhoWorksHere() {
    Session boss = first("boss");
    Session operator = invited(boss, Role.OPERATOR, "colleague");
    Session member = register(newName());
    for (Session other : List.of(operator, member)) {
      assertThat(
              kindOf(() -> staff.changeDuty(other, boss.accountId(), Duty.of(Role.AUTHOR), ORIGIN)))
          .isEqualTo(Kind.NOT_FOUND);
      assertThat(kindOf(() -> staff.end(other, boss.accountId(), ORIGIN)))
          .isEqualTo(Kind.NOT_FOUND);
      assertThat(kindOf(() -> staff.restore(other, boss.accountId(), ORIGIN)))
          .isEqualTo(Kind.NOT_FOUND);
    }
    assertThat(
            kindOf(() -> staff.changeDuty(boss, member.accountId(), Duty.of(Role.AUTHOR), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> staff.end(boss, member.accountId(), ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> staff.end(boss, -1, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void anEndedAccessOpensNothingUntilItIsGivenBack() {
    Session boss = first("boss");
    Session writer = invited(boss, Role.AUTHOR, "writer");
    staff.end(boss, writer.accountId(), ORIGIN);
    assertThat(sessions.find(writer.token())).isEmpty();
    assertThat(kindOf(() -> signIn("writer", PASSWORD, ORIGIN))).isEqualTo(Kind.SIGN_IN_REFUSED);
    String link = link(boss, Role.AUTHOR);
    assertThat(kindOf(() -> enter(link, "writer"))).isEqualTo(Kind.NAME_TAKEN);

    staff.restore(boss, writer.accountId(), ORIGIN);
    assertThat(sessionOf(signIn("writer", PASSWORD, ORIGIN)).role()).isEqualTo(Role.AUTHOR);
    assertThat(audit.ofOwn(boss, 5))
        .extracting(AuditEntry::act)
        .contains(Act.ACCESS_ENDED, Act.ACCESS_RESTORED);
  }

  @Test
  void afterThirtyDaysAnEndedAccessIsErasedAndItsNameFree() {
    Session boss = first("boss");
    Session writer = invited(boss, Role.AUTHOR, "writer");
    staff.end(boss, writer.accountId(), ORIGIN);
    SettableClock.INSTANCE.putForward(Duration.ofDays(29));
    assertThat(listed("writer").erasedAt()).isPresent();
    SettableClock.INSTANCE.putForward(Duration.ofDays(2));
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> count("account where sign_in_name = ?", "writer") == 0);
    Session again = sessionOf(signIn("boss", PASSWORD, ORIGIN));
    assertThat(invited(again, Role.AUTHOR, "writer").role()).isEqualTo(Role.AUTHOR);
  }

  @Test
  void theLastAdministratorCanNeitherBeDemotedNorSentAway() {
    Session boss = first("boss");
    invited(boss, Role.OPERATOR, "colleague");
    assertThat(
            kindOf(() -> staff.changeDuty(boss, boss.accountId(), Duty.of(Role.OPERATOR), ORIGIN)))
        .isEqualTo(Kind.LAST_ADMINISTRATOR);
    assertThat(kindOf(() -> staff.end(boss, boss.accountId(), ORIGIN)))
        .isEqualTo(Kind.LAST_ADMINISTRATOR);
    Session gone = invited(boss, Role.ADMINISTRATOR, "gone");
    staff.end(boss, gone.accountId(), ORIGIN);
    assertThat(kindOf(() -> staff.end(boss, boss.accountId(), ORIGIN)))
        .as("one whose access has ended does not count")
        .isEqualTo(Kind.LAST_ADMINISTRATOR);
    assertThat(roleNow(boss)).isEqualTo(Role.ADMINISTRATOR);
  }

  @Test
  void anAdministratorTakesAColleaguesSecondStepAwayWithATrace() {
    Session boss = first("boss");
    Session writer = invited(boss, Role.AUTHOR, "writer");
    CodeApp app = CodeApp.scanning(secondSteps.offer(writer));
    secondSteps.confirm(writer, app.code(), ORIGIN);
    assertThat(listed("writer").secondStep()).isTrue();
    assertThat(kindOf(() -> staff.removeSecondStep(writer, boss.accountId(), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);

    staff.removeSecondStep(boss, writer.accountId(), ORIGIN);
    assertThat(listed("writer").secondStep()).isFalse();
    assertThat(sessionOf(signIn("writer", PASSWORD, ORIGIN)).role()).isEqualTo(Role.AUTHOR);
    assertThat(audit.ofOwn(boss, 1).get(0))
        .satisfies(entry -> assertThat(entry.act()).isEqualTo(Act.SECOND_STEP_REMOVED))
        .satisfies(entry -> assertThat(entry.subject()).isEqualTo("writer"));
    assertThat(ownLog.page(writer, true, Long.MAX_VALUE).acts())
        .as("what the colleague reads")
        .extracting(LoggedAct::act)
        .contains(Act.SECOND_STEP_REMOVED);
  }

  @Test
  void whoWorksHereSignsInByPasskeyAloneAsLongAsTheAccessLasts() {
    Session boss = first("boss");
    Session writer = invited(boss, Role.AUTHOR, "writer");
    SoftKey key = new SoftKey();
    passkeys.add(writer, key.make(passkeys.offer(writer)), "Key", ORIGIN);
    Session in = byPasskey(key);
    assertThat(in.role()).isEqualTo(Role.AUTHOR);
    assertThat(in.provedAt()).isPresent();

    staff.end(boss, writer.accountId(), ORIGIN);
    assertThat(sessions.find(in.token())).isEmpty();
    assertThat(kindOf(() -> byPasskey(key))).isEqualTo(Kind.FACTOR_REFUSED);
  }

  private Session byPasskey(SoftKey key) {
    String answer = key.sign(passkeys.ask("a browser"));
    return sessionOf(signIns.signInByPasskey(answer, "a browser", ORIGIN));
  }

  @Test
  void linksEndWithTheDutyOfWhoMadeThem() {
    Session boss = first("boss");
    Session second = invited(boss, Role.ADMINISTRATOR, "second");
    String kept = link(second, Role.ADMINISTRATOR);
    staff.changeDuty(boss, second.accountId(), Duty.of(Role.OPERATOR), ORIGIN);
    assertThat(newcomers.duty(kept)).isEmpty();
  }

  @Test
  void linksForMembersEndWithTheDutyOfWhoMadeThem() {
    Session boss = first("boss");
    Session colleague = invited(boss, Role.OPERATOR, "colleague");
    Session other = invited(boss, Role.OPERATOR, "other");
    Session member = register(newName());
    Session kept = register(newName());
    customerDomains.changeSignUp(boss, SECOND, SignUpPolicy.INVITE, ORIGIN);
    try {
      String closed = inviteInto(colleague, SECOND);
      String open = inviteInto(colleague, DOMAIN);
      String others = inviteInto(other, SECOND);
      resets.offer(colleague, member.accountId(), ORIGIN);
      resets.offer(other, kept.accountId(), ORIGIN);

      Duty more = Duty.of(Role.ADMINISTRATOR);
      staff.changeDuty(boss, colleague.accountId(), more, ORIGIN);
      assertThat(resets.ofOwn(member)).as("allowed still").isPresent();
      assertThat(openInvites.domain(closed)).isPresent();

      staff.changeDuty(boss, colleague.accountId(), Duty.of(Role.AUTHOR), ORIGIN);
      assertThat(resets.ofOwn(member)).isEmpty();
      assertThat(ownLog.page(member, true, Long.MAX_VALUE).acts())
          .extracting(LoggedAct::act)
          .startsWith(Act.RESET_WITHDRAWN);
      assertThat(openInvites.domain(closed)).isEmpty();
      assertThat(openInvites.domain(open)).isEmpty();
      assertThat(openInvites.domain(others)).isPresent();

      staff.end(boss, other.accountId(), ORIGIN);
      assertThat(resets.ofOwn(kept)).isEmpty();
      assertThat(openInvites.domain(others)).isEmpty();
    } finally {
      customerDomains.changeSignUp(boss, SECOND, SignUpPolicy.OPEN, ORIGIN);
    }
  }

  private String inviteInto(Session operator, DomainName domain) {
    operatorInvites.make(operator, domain, "", ORIGIN);
    return operatorInvites.takeNew(operator).orElseThrow();
  }

  @Test
  void ofTwoWhoDemoteEachOtherAtOnceOneStays() {
    race(
        (actor, other) ->
            staff.changeDuty(actor, other.accountId(), Duty.of(Role.OPERATOR), ORIGIN),
        Kind.NOT_FOUND);
  }

  @Test
  void ofTwoWhoLeaveAtOnceOneStays() {
    race(
        (actor, other) -> staff.changeDuty(actor, actor.accountId(), Duty.of(Role.AUTHOR), ORIGIN),
        Kind.LAST_ADMINISTRATOR);
  }

  /** Two administrators act at once, again and again: one act is refused, one of them stays. */
  private void race(BiConsumer<Session, Session> act, Kind refused) {
    Session one = first("one");
    Session two = invited(one, Role.ADMINISTRATOR, "two");
    for (int round = 0; round < ROUNDS; round++) {
      AtomicInteger turn = new AtomicInteger();
      Callable<Boolean> decide =
          () -> {
            boolean isFirst = turn.getAndIncrement() == 0;
            act.accept(isFirst ? one : two, isFirst ? two : one);
            return true;
          };
      List<ProvisioningException> refusals = refusals(atOnce(2, decide));
      assertThat(refusals).extracting(ProvisioningException::kind).containsExactly(refused);
      List<Session> left =
          List.of(one, two).stream().filter(who -> roleNow(who) == Role.ADMINISTRATOR).toList();
      assertThat(left).hasSize(1);
      Session other = left.get(0).equals(one) ? two : one;
      staff.changeDuty(left.get(0), other.accountId(), Duty.of(Role.ADMINISTRATOR), ORIGIN);
    }
  }
}
