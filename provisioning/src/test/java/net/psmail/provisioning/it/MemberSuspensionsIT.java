package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.LoggedAct;
import net.psmail.provisioning.audit.OwnLog;
import net.psmail.provisioning.device.RefusedLogin;
import net.psmail.provisioning.device.RefusedLogin.Reason;
import net.psmail.provisioning.device.RefusedLogins;
import net.psmail.provisioning.invite.Invites;
import net.psmail.provisioning.mailserver.MailServers;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.suspension.Suspension;
import net.psmail.provisioning.suspension.Suspension.From;
import net.psmail.provisioning.suspension.Suspensions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemberSuspensionsIT extends FacadeTest {

  @Inject MemberSuspensions suspensions;
  @Inject Suspensions current;
  @Inject RefusedLogins refusedLogins;
  @Inject MailServers mailServers;
  @Inject OwnLog log;
  @Inject Invites invites;

  private Session operator;
  private Session member;
  private String device;

  @BeforeEach
  void begin() {
    operator = operator();
    member = register(newName());
    device = newDevice(member, "Laptop");
  }

  @Test
  void letsNobodySendWhoIsSuspendedFromThatButReadAndReceive() {
    suspend(From.SENDING);
    assertThat(opensMail(member, device)).isTrue();
    assertThat(sends()).isFalse();
    assertThat(directory.logIn(member.signInName(), device, "sieve", CLIENT)).isEmpty();
    assertThat(directory.recipient(member.ownMailbox())).isPresent();
    // As Postfix asks at each message.
    assertThat(mayStillSend()).isZero();
    assertThat(sessions.find(member.token())).isPresent();
    assertThat(current.of(member.accountId()).orElseThrow())
        .extracting(Suspension::from, Suspension::reason)
        .containsExactly(From.SENDING, "Sends advertising");
  }

  @Test
  void letsNobodyInWhoIsSuspendedFromThatButTakesTheirMail() {
    suspend(From.SIGN_IN);
    assertThat(opensMail(member, device)).isFalse();
    assertThat(sends()).isFalse();
    assertThat(mayStillSend()).isZero();
    assertThat(sessions.find(member.token())).isEmpty();
    assertThat(directory.recipient(member.ownMailbox())).isPresent();
    mailServers
        .current()
        .deliver(member.ownMailbox(), "Subject: Hi\r\n\r\nThere".getBytes(US_ASCII));
  }

  @Test
  void saysWhyToWhoHasTheRightPasswordAndToNobodyElse() {
    Instant end = SettableClock.INSTANCE.instant().plus(Duration.ofDays(3));
    suspensions.suspend(
        operator,
        member.accountId(),
        From.SIGN_IN,
        Wording.reason(" Sends\nadvertising "),
        Optional.of(end),
        ORIGIN);
    ProvisioningException refusal = refusal(() -> signIn(member.signInName(), PASSWORD, ORIGIN));
    assertThat(refusal.kind()).isEqualTo(Kind.ACCOUNT_SUSPENDED);
    assertThat(refusal.suspension().reason()).isEqualTo("Sends advertising");
    assertThat(refusal.suspension().until()).contains(Instant.ofEpochSecond(end.getEpochSecond()));
    assertThat(kindOf(() -> signIn(member.signInName(), "wrong", ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
  }

  @Test
  void letsNobodyInByTheRecoveryCode() {
    String code = recovery.code(member).orElseThrow();
    suspend(From.SIGN_IN);
    assertThat(
            kindOf(
                () ->
                    recovery.recover(
                        member.signInName(), code, "another horse battery", false, ORIGIN)))
        .isEqualTo(Kind.ACCOUNT_SUSPENDED);
  }

  @Test
  void letsNobodyInviteWhoIsSuspended() throws SQLException {
    ofAge(member);
    suspend(From.SENDING);
    assertThat(kindOf(() -> invites.make(member, "", ORIGIN))).isEqualTo(Kind.LIMIT_REACHED);
    suspensions.lift(operator, member.accountId(), ORIGIN);
    invites.make(member, "", ORIGIN);
    assertThat(invites.takeNew(member)).isPresent();
  }

  @Test
  void givesAllBackWhenItIsLifted() {
    suspend(From.SIGN_IN);
    suspensions.lift(operator, member.accountId(), ORIGIN);
    assertThat(opensMail(member, device)).isTrue();
    assertThat(sends()).isTrue();
    assertThat(mayStillSend()).isOne();
    assertThat(signIn(member.signInName(), PASSWORD, ORIGIN)).isNotNull();
    assertThat(suspensions.find(operator, member.accountId())).isEmpty();
  }

  @Test
  void endsByItselfOnItsDay() throws SQLException {
    suspend(From.SIGN_IN);
    execute("update suspension set ends_at = 1000 where account_id = " + member.accountId());
    assertThat(opensMail(member, device)).isTrue();
    assertThat(signIn(member.signInName(), PASSWORD, ORIGIN)).isNotNull();
    assertThat(current.of(member.accountId())).isEmpty();
  }

  @Test
  void takesThePlaceOfAnEarlierOne() {
    suspend(From.SIGN_IN);
    suspend(From.SENDING);
    assertThat(opensMail(member, device)).isTrue();
    assertThat(sends()).isFalse();
    assertThat(count("suspension where address = ?", member.signInName())).isOne();
  }

  @Test
  void tellsTheMemberInTheLogAndByALetter() {
    suspend(From.SENDING);
    suspensions.lift(operator, member.accountId(), ORIGIN);
    assertThat(told(member, "SENDING_SUSPENDED")).isOne();
    assertThat(told(member, "SUSPENSION_LIFTED")).isOne();
    assertThat(log.page(member, true, Long.MAX_VALUE).acts())
        .extracting(LoggedAct::act, LoggedAct::subject, LoggedAct::network)
        .containsExactly(
            tuple(Act.SUSPENSION_LIFTED, member.signInName(), Optional.empty()),
            tuple(
                Act.SENDING_SUSPENDED,
                member.signInName() + ": Sends advertising",
                Optional.empty()));
  }

  @Test
  void explainsToTheMemberWhyAProgramCannotSend() {
    suspend(From.SENDING);
    directory.refused(member.signInName(), device, "smtp", CLIENT);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(refusedLogins.ofLastHour(member))
                    .extracting(RefusedLogin::reason)
                    .containsExactly(Reason.SENDING_SUSPENDED));
  }

  @Test
  void endsAlsoTheSessionOfWhoSignsInAtTheSameMoment() throws Exception {
    for (int round = 0; round < 4; round++) {
      Session one = register(newName());
      AtomicInteger turn = new AtomicInteger();
      List<Future<Boolean>> results =
          atOnce(
              4,
              () -> {
                if (turn.getAndIncrement() == 0) {
                  suspensions.suspend(
                      operator,
                      one.accountId(),
                      From.SIGN_IN,
                      Wording.reason("Spam"),
                      Optional.empty(),
                      ORIGIN);
                } else {
                  signIn(one.signInName(), PASSWORD, ORIGIN);
                }
                return true;
              });
      assertThat(refusals(results))
          .allMatch(
              refused -> refused.kind() == Kind.ACCOUNT_SUSPENDED || refused.kind() == Kind.BUSY);
      assertThat(count("web_session where account_id = ?", Long.toString(one.accountId())))
          .isZero();
    }
  }

  @Test
  void wantsAReasonAndADayToCome() {
    assertThat(kindOf(() -> Wording.reason(" \n"))).isEqualTo(Kind.INVALID_REASON);
    ProvisioningException tooLong = refusal(() -> Wording.reason("x".repeat(301)));
    assertThat(tooLong.kind()).isEqualTo(Kind.INVALID_REASON);
    assertThat(tooLong.longest()).hasValue(300);
    assertThat(refusal(() -> Wording.reason("")).longest()).isEmpty();
    for (Instant end :
        List.of(SettableClock.INSTANCE.instant(), Instant.parse("+10000-01-01T00:00:00Z"))) {
      assertThat(kindOf(() -> suspendUntil(end))).isEqualTo(Kind.INVALID_TIME);
    }
    assertThat(suspensions.find(operator, member.accountId())).isEmpty();
    Suspension last = suspendUntil(Instant.parse("9999-12-31T23:59:59.999Z"));
    assertThat(suspensions.find(operator, member.accountId())).contains(last);
  }

  @Test
  void isForOperatorsOnly() {
    assertThat(
            kindOf(
                () ->
                    suspensions.suspend(
                        member,
                        member.accountId(),
                        From.SENDING,
                        Wording.reason("Spam"),
                        Optional.empty(),
                        ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> suspensions.lift(member, member.accountId(), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
  }

  private Suspension suspendUntil(Instant end) {
    return suspensions.suspend(
        operator,
        member.accountId(),
        From.SENDING,
        Wording.reason("Spam"),
        Optional.of(end),
        ORIGIN);
  }

  private void suspend(From from) {
    suspensions.suspend(
        operator,
        member.accountId(),
        from,
        Wording.reason("Sends advertising"),
        Optional.empty(),
        ORIGIN);
  }

  private boolean sends() {
    return directory.logIn(member.signInName(), device, "smtp", CLIENT).isPresent();
  }

  private long mayStillSend() {
    return count(
        "mail_sender s join mail_login l on l.address = s.login where l.may_send and s.address = ?",
        member.signInName());
  }
}
