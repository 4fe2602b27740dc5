package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Registration;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.factor.KnownBrowser;
import net.psmail.provisioning.factor.SecondStep;
import net.psmail.provisioning.session.HalfToken;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.signin.SignInFilter;
import net.psmail.provisioning.signin.SignInLog;
import org.junit.jupiter.api.Test;

class SecondStepsIT extends SecondStepTest {

  private static final Origin THIEF = new Origin("198.51.100.0/24", "another browser");

  @Inject SignInLog log;

  @Test
  void countsOnceTheAppHasShownTheRightCode() {
    Session session = register(newName());
    SessionToken elsewhere = signIn(session.signInName(), PASSWORD, ORIGIN);
    CodeApp app = CodeApp.scanning(secondSteps.offer(session));
    assertThat(secondSteps.offer(session).base32()).isEqualTo(app.secret());
    assertThat(kindOf(() -> secondSteps.confirm(session, "12345", ORIGIN)))
        .isEqualTo(Kind.FACTOR_REFUSED);
    assertThat(secondSteps.find(session)).isEmpty();
    assertThat(enter(session).session()).isPresent();

    String code = app.code();
    secondSteps.confirm(session, code.substring(0, 3) + " " + code.substring(3), ORIGIN);
    assertThat(secondSteps.find(session)).map(SecondStep::codesLeft).hasValue(10);
    assertThat(secondSteps.codes(session))
        .hasValueSatisfying(codes -> assertThat(codes).hasSize(10));
    assertThat(sessionOf(session.token()).secondStep()).isTrue();
    assertThat(sessions.find(elsewhere)).as("did not give the second step").isEmpty();
    assertThat(enter(session).session()).isEmpty();
  }

  @Test
  void keepsTheSecretInNoClearText() {
    Session session = register(newName());
    String secret = setUp(session).secret();
    assertThat(count("code_generator where sealed like ?", "%" + secret + "%")).isZero();
    assertThat(count("session_secret where sealed like ?", "%" + secret + "%")).isZero();
  }

  @Test
  void aHalfSignInIsNoSession() {
    Session session = register(newName());
    setUp(session);
    HalfToken half = half(session);
    assertThat(SessionToken.parse(half.value()).flatMap(sessions::find)).isEmpty();
    assertThat(halves.find(half)).isPresent();
    assertThat(log.page(session, SignInFilter.ALL, "").signIns())
        .extracting(one -> one.web().orElseThrow().act())
        .containsExactly(Act.SECOND_STEP_ASKED, Act.REGISTERED);
  }

  @Test
  void theCodeOpensTheMailboxAndTheTokenIsAnother() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    HalfToken half = half(session);
    Session in = give(half, app.code());
    assertThat(in.token().value()).isNotEqualTo(half.value());
    assertThat(in.provedAt()).isPresent();
    assertThat(opensMail(in, newDevice(in, "Laptop"))).isTrue();
    assertThat(halves.find(half)).isEmpty();
  }

  @Test
  void takesCodesOfClocksThatAreOffByAStepAndNoOlder() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    assertThat(kindOf(() -> give(half(session), app.code(STEP.multipliedBy(-2)))))
        .isEqualTo(Kind.FACTOR_REFUSED);
    assertThat(give(half(session), app.code(STEP.negated()))).isNotNull();
    assertThat(give(half(session), app.code(STEP))).isNotNull();
    assertThat(kindOf(() -> give(half(session), app.code())))
        .as("older than one that was taken")
        .isEqualTo(Kind.FACTOR_REFUSED);
  }

  @Test
  void takesNoCodeTwice() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    String paper = secondSteps.codes(session).orElseThrow().get(3);
    for (String code : List.of(app.code(), paper)) {
      Session in = give(half(session), code);
      assertThat(kindOf(() -> give(half(session), code))).isEqualTo(Kind.FACTOR_REFUSED);
      assertThat(kindOf(() -> signIns.prove(in, code, ORIGIN))).isEqualTo(Kind.FACTOR_REFUSED);
    }
    assertThat(secondSteps.find(session)).map(SecondStep::codesLeft).hasValue(9);
    assertThat(audit.ofOwn(session, 20))
        .extracting(AuditEntry::act)
        .contains(Act.ONE_TIME_CODE_USED);
  }

  @Test
  void newCodesOnPaperTakeThePlaceOfTheOld() {
    Session session = register(newName());
    setUp(session);
    String old = secondSteps.codes(session).orElseThrow().get(0);
    secondSteps.renewCodes(session, ORIGIN);
    String fresh = secondSteps.codes(session).orElseThrow().get(0);
    secondSteps.keptCodes(session);
    assertThat(secondSteps.codes(session)).isEmpty();
    assertThat(kindOf(() -> give(half(session), old))).isEqualTo(Kind.FACTOR_REFUSED);
    assertThat(give(half(session), fresh.toUpperCase(java.util.Locale.ROOT).replace('-', ' ')))
        .isNotNull();
  }

  @Test
  void isToldOfByMailWhenItComesAndWhenItGoes() {
    Session session = register(newName());
    setUp(session);
    assertThat(told(session, "SECOND_STEP_ADDED")).isOne();
    secondSteps.remove(session, ORIGIN);
    assertThat(told(session, "SECOND_STEP_REMOVED")).isOne();
  }

  @Test
  void aWrongCodeIsARefusedSignIn() {
    Session session = register(newName());
    setUp(session);
    assertThat(kindOf(() -> give(half(session), "000000"))).isEqualTo(Kind.FACTOR_REFUSED);
    assertThat(log.page(session, SignInFilter.REFUSED, "").signIns())
        .extracting(one -> one.web().orElseThrow().act())
        .containsExactly(Act.SECOND_STEP_REFUSED);
  }

  @Test
  void isToldOfWhenSomebodyElsewhereKnowsThePasswordAlone() {
    Session session = register(newName());
    setUp(session);
    enterFrom(session, THIEF);
    enterFrom(session, THIEF);
    enterFrom(session, ORIGIN);
    assertThat(told(session, "SECOND_STEP_ASKED")).as("there is still time for it").isZero();
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(16));
    await().atMost(Duration.ofSeconds(40)).until(() -> told(session, "SECOND_STEP_ASKED") == 1);
    noLetterWaits(session);
    assertThat(told(session, "SECOND_STEP_ASKED")).as("of a place once").isOne();
  }

  @Test
  void isNotToldOfBesidesTheSignIn() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    HalfToken half = enterFrom(session, THIEF);
    var unused = signIns.giveSecondStep(half, app.code(), THIEF);
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(16));
    noLetterWaits(session);
    assertThat(told(session, "SECOND_STEP_ASKED")).isZero();
    assertThat(told(session, "SIGNED_IN")).isOne();
  }

  private HalfToken enterFrom(Session session, Origin origin) {
    return signIns
        .signIn(session.signInName(), PASSWORD, Optional.empty(), origin)
        .half()
        .orElseThrow();
  }

  @Test
  void endsAfterTenMinutes() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    HalfToken half = half(session);
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(11));
    assertThat(halves.find(half)).isEmpty();
    assertThat(kindOf(() -> give(half, app.code()))).isEqualTo(Kind.SESSION_ENDED);
  }

  @Test
  void keepsTheSecondStepWithANewPassword() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    HalfToken half = half(session);
    String browser = browsers.add(session, ORIGIN);
    Session now =
        sessionOf(
            accounts.changePassword(session, PASSWORD, "another horse battery", false, ORIGIN));
    assertThat(halves.find(half)).as("began with the old password").isEmpty();
    HalfToken later =
        signIns
            .signIn(session.signInName(), "another horse battery", Optional.of(browser), ORIGIN)
            .half()
            .orElseThrow();
    assertThat(give(later, app.code())).isNotNull();
    assertThat(signIns.prove(now, app.code(STEP), ORIGIN)).isNotNull();
  }

  @Test
  void goesWithTheRecoveryCodeAndItsOwnerSeesIt() {
    Session session = register(newName());
    String code = recovery.code(session).orElseThrow();
    setUp(session);
    Session back =
        sessionOf(
            recovery.recover(session.signInName(), code, "another horse battery", false, ORIGIN));
    assertThat(back.secondStep()).isFalse();
    assertThat(audit.ofOwn(back, 3)).extracting(AuditEntry::act).contains(Act.SECOND_STEP_REMOVED);
    assertThat(signIn(session.signInName(), "another horse battery", ORIGIN)).isNotNull();
  }

  @Test
  void goesWhenItsOwnerSaysSo() {
    Session session = register(newName());
    setUp(session);
    secondSteps.remove(session, ORIGIN);
    secondSteps.remove(session, ORIGIN);
    assertThat(secondSteps.find(session)).isEmpty();
    assertThat(enter(session).session()).isPresent();
    assertThat(kindOf(() -> secondSteps.renewCodes(session, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void isNotPassedByTheFormOfTheRegistration() {
    Registration form = form(newName());
    Session session = sessionOf(accounts.register(form, ORIGIN));
    setUp(session);
    assertThat(kindOf(() -> accounts.register(form, ORIGIN))).isEqualTo(Kind.NAME_TAKEN);
  }

  @Test
  void aKnownBrowserIsNotAskedAndHasProvedNothing() {
    Session session = register(newName());
    setUp(session);
    String token = browsers.add(session, ORIGIN);
    Session in = sessionOf(enter(session, Optional.of(token)).session().orElseThrow());
    assertThat(in.provedAt()).isEmpty();
    assertThat(enter(session, Optional.of(token + "x")).half()).isPresent();

    Session other = register(newName());
    setUp(other);
    assertThat(enter(other, Optional.of(token)).half()).as("somebody else's").isPresent();

    KnownBrowser known = browsers.list(session).get(0);
    browsers.forget(other, known.id(), ORIGIN);
    assertThat(browsers.list(session)).hasSize(1);
    browsers.forget(session, known.id(), ORIGIN);
    assertThat(enter(session, Optional.of(token)).half()).isPresent();
  }

  @Test
  void aKnownBrowserIsAskedAgainAfterThirtyDays() {
    Session session = register(newName());
    setUp(session);
    String token = browsers.add(session, ORIGIN);
    SettableClock.INSTANCE.putForward(Duration.ofDays(29));
    assertThat(enter(session, Optional.of(token)).session()).isPresent();
    SettableClock.INSTANCE.putForward(Duration.ofDays(2));
    assertThat(enter(session, Optional.of(token)).half()).isPresent();
    assertThat(browsers.list(session)).isEmpty();
  }

  @Test
  void provesOnceMoreByCodeOrByPasswordWhereThereIsNone() {
    Session session = register(newName());
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(30));
    assertThat(isProved(session)).isFalse();
    assertThat(kindOf(() -> signIns.prove(session, "wrong", ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
    Session now = sessionOf(signIns.prove(session, PASSWORD, ORIGIN));
    assertThat(isProved(now)).isTrue();

    CodeApp app = setUp(now);
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(30));
    Session later = sessionOf(now.token());
    assertThat(kindOf(() -> signIns.prove(later, PASSWORD, ORIGIN))).isEqualTo(Kind.FACTOR_REFUSED);
    assertThat(isProved(sessionOf(signIns.prove(later, app.code(), ORIGIN)))).isTrue();
  }

  private boolean isProved(Session session) {
    return sessionOf(session.token())
        .isProvedSince(SettableClock.INSTANCE.instant().minus(Duration.ofMinutes(10)));
  }
}
