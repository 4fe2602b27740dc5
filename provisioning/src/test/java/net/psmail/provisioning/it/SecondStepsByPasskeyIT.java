package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.factor.Passkeys;
import net.psmail.provisioning.factor.SecondStep;
import net.psmail.provisioning.session.HalfToken;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class SecondStepsByPasskeyIT extends SecondStepTest {

  private static final String BROWSER = "a secret of this browser";

  @Inject Passkeys passkeys;

  @Test
  void signsInAloneAndOpensTheMailboxOnceThePasswordIsGiven() {
    Session session = register(newName());
    SoftKey key = add(session);
    Session in = signIn(key);
    assertThat(in.accountId()).isEqualTo(session.accountId());
    assertThat(in.unlocked()).isFalse();
    assertThat(in.provedAt()).isPresent();
    assertThat(kindOf(() -> newDevice(in, "Phone"))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> signIns.unlock(in, "wrong", ORIGIN))).isEqualTo(Kind.SIGN_IN_REFUSED);

    Session open = sessionOf(signIns.unlock(in, PASSWORD, ORIGIN));
    assertThat(open.unlocked()).isTrue();
    assertThat(opensMail(open, newDevice(open, "Phone"))).isTrue();
    assertThat(passkeys.list(in).get(0).usedAt()).isPresent();
  }

  @Test
  void aNewPasswordUnlocksToo() {
    Session session = register(newName());
    Session in = signIn(add(session));
    Session open =
        sessionOf(accounts.changePassword(in, PASSWORD, "another horse battery", false, ORIGIN));
    assertThat(open.unlocked()).isTrue();
    assertThat(opensMail(open, newDevice(open, "Phone"))).isTrue();
  }

  @Test
  void isASecondStepAfterThePasswordAndBringsCodesOnPaper() {
    Session session = register(newName());
    SoftKey key = add(session);
    assertThat(secondSteps.find(session)).map(SecondStep::codesLeft).hasValue(10);
    HalfToken half = half(session);
    Session in = sessionOf(signIns.givePasskey(half, key.sign(ask(session, half)), ORIGIN));
    assertThat(in.unlocked()).isTrue();
    assertThat(opensMail(in, newDevice(in, "Phone"))).isTrue();
    assertThat(give(half(session), secondSteps.codes(session).orElseThrow().get(0))).isNotNull();
  }

  @Test
  void provesOnceMore() {
    Session session = register(newName());
    SoftKey key = add(session);
    String question = passkeys.ask(session.accountId(), session.token().value()).orElseThrow();
    Session now = sessionOf(signIns.proveByPasskey(session, key.sign(question), ORIGIN));
    String other = passkeys.ask(session.accountId(), "another session").orElseThrow();
    assertThat(kindOf(() -> signIns.proveByPasskey(now, key.sign(other), ORIGIN)))
        .isEqualTo(Kind.FACTOR_REFUSED);
  }

  @Test
  void answersAQuestionOnceAndInTimeAndWhereItWasAsked() {
    Session session = register(newName());
    SoftKey key = add(session);
    String answer = key.sign(passkeys.ask(BROWSER));
    signIns.signInByPasskey(answer, BROWSER, ORIGIN);
    refuses(answer, BROWSER);
    refuses(key.sign(passkeys.ask(BROWSER)), "another browser");
    String late = key.sign(passkeys.ask(BROWSER));
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(6));
    refuses(late, BROWSER);
    for (String nonsense :
        List.of("{}", "no JSON", "", "[]", "null", "{\"id\":7}", "[".repeat(5000))) {
      refuses(nonsense, BROWSER);
      assertThat(kindOf(() -> passkeys.add(session, nonsense, "Key", ORIGIN)))
          .isEqualTo(Kind.FACTOR_REFUSED);
    }
    assertThat(signIn(key)).isNotNull();
  }

  @Test
  void ofManyWithTheSameAnswerOneComesIn() {
    Session session = register(newName());
    String answer = add(session).sign(passkeys.ask(BROWSER));
    assertThat(refusals(atOnce(8, () -> signIns.signInByPasskey(answer, BROWSER, ORIGIN))))
        .hasSize(7)
        .extracting(ProvisioningException::kind)
        .containsOnly(Kind.FACTOR_REFUSED);
  }

  @Test
  void refusesAnswersOfOtherSitesOfStrangersAndWithoutVerification() {
    Session session = register(newName());
    SoftKey key = add(session);
    refuses(new SoftKey().sign(passkeys.ask(BROWSER)), BROWSER);
    refuses(key.lured().sign(passkeys.ask(BROWSER)), BROWSER);
    Session careful = register(newName());
    refuses(add(careful).careless().sign(passkeys.ask(BROWSER)), BROWSER);

    Session other = register(newName());
    add(other);
    SoftKey own = add(session);
    HalfToken half = half(other);
    String stranger = own.sign(passkeys.ask(half.value()));
    assertThat(kindOf(() -> signIns.givePasskey(half, stranger, ORIGIN)))
        .as("somebody else's passkey")
        .isEqualTo(Kind.FACTOR_REFUSED);
  }

  @Test
  void refusesACopyAndTellsItsOwner() {
    Session session = register(newName());
    SoftKey key = add(session);
    signIn(key);
    signIn(key);
    refuses(key.counting(0).sign(passkeys.ask(BROWSER)), BROWSER);
    assertThat(audit.ofOwn(session, 1))
        .extracting(AuditEntry::act)
        .containsExactly(Act.PASSKEY_COPIED);
    assertThat(told(session, "PASSKEY_COPIED")).isOne();
    assertThat(signIn(key.counting(5))).as("the owner's own goes on").isNotNull();
  }

  @Test
  void aRefusedAnswerOfAKnownPasskeyStandsInTheLogOnce() {
    Session session = register(newName());
    SoftKey key = add(session);
    refuses(key.forging().sign(passkeys.ask(BROWSER)), BROWSER);
    assertThat(audit.ofOwn(session, 20))
        .extracting(AuditEntry::act)
        .containsOnlyOnce(Act.PASSKEY_REFUSED)
        .doesNotContain(Act.SECOND_STEP_REFUSED);
    HalfToken half = half(session);
    String answer = key.sign(ask(session, half));
    assertThat(kindOf(() -> signIns.givePasskey(half, answer, ORIGIN)))
        .isEqualTo(Kind.FACTOR_REFUSED);
    assertThat(audit.ofOwn(session, 20))
        .extracting(AuditEntry::act)
        .containsOnlyOnce(Act.PASSKEY_REFUSED, Act.SECOND_STEP_REFUSED);
  }

  @Test
  void aForgedAnswerIsNoCopy() {
    Session session = register(newName());
    SoftKey key = add(session);
    signIn(key);
    refuses(key.counting(-1).forging().sign(passkeys.ask(BROWSER)), BROWSER);
    assertThat(audit.ofOwn(session, 20))
        .extracting(AuditEntry::act)
        .doesNotContain(Act.PASSKEY_COPIED);
  }

  @Test
  void ofTwoAnswersWithTheSameCountOneComesIn() {
    Session session = register(newName());
    SoftKey key = add(session);
    signIn(key);
    List<String> holders = List.of("one", "its copy");
    Queue<String[]> answers = new ConcurrentLinkedQueue<>();
    for (String holder : holders) {
      answers.add(new String[] {key.counting(7).sign(passkeys.ask(holder)), holder});
    }
    assertThat(
            refusals(
                atOnce(
                    2,
                    () -> {
                      String[] one = answers.remove();
                      return signIns.signInByPasskey(one[0], one[1], ORIGIN);
                    })))
        .extracting(ProvisioningException::kind)
        .containsExactly(Kind.FACTOR_REFUSED);
  }

  @Test
  void takesAuthenticatorsThatCountNothing() {
    Session session = register(newName());
    SoftKey key = add(session);
    assertThat(signIn(key.counting(-1))).isNotNull();
    assertThat(signIn(key.counting(-1))).isNotNull();
  }

  @Test
  void refusesAPasskeyThatIsKnownAndANameThatIsNone() {
    Session session = register(newName());
    SoftKey key = add(session);
    Session other = register(newName());
    assertThat(kindOf(() -> add(other, key, "Stolen"))).isEqualTo(Kind.FACTOR_REFUSED);
    assertThat(kindOf(() -> add(other, new SoftKey(), " "))).isEqualTo(Kind.INVALID_NAME);
    assertThat(secondSteps.find(other)).isEmpty();
  }

  @Test
  void theSecondStepGoesWithTheLastPasskey() {
    Session session = register(newName());
    SoftKey key = add(session);
    add(session);
    List<Long> ids = passkeys.list(session).stream().map(passkey -> passkey.id()).toList();
    Session other = register(newName());
    passkeys.remove(other, ids.get(0), ORIGIN);
    assertThat(passkeys.list(session)).hasSize(2);
    passkeys.remove(session, ids.get(0), ORIGIN);
    assertThat(enter(session).half()).isPresent();
    refuses(key.sign(passkeys.ask(BROWSER)), BROWSER);
    passkeys.remove(session, ids.get(1), ORIGIN);
    assertThat(audit.ofOwn(session, 1))
        .extracting(AuditEntry::act)
        .containsExactly(Act.SECOND_STEP_REMOVED);
    assertThat(told(session, "SECOND_STEP_REMOVED")).isOne();
    assertThat(enter(session).session()).isPresent();
  }

  @Test
  void theSecondStepGoesWithTheLastTwoPasskeysAtOnce() {
    Session session = register(newName());
    add(session);
    add(session);
    Queue<Long> ids = new ConcurrentLinkedQueue<>();
    passkeys.list(session).forEach(passkey -> ids.add(passkey.id()));
    assertThat(
            refusals(
                atOnce(
                    2,
                    () -> {
                      passkeys.remove(session, ids.remove(), ORIGIN);
                      return true;
                    })))
        .isEmpty();
    assertThat(told(session, "SECOND_STEP_REMOVED")).isOne();
    assertThat(enter(session).session()).isPresent();
  }

  private SoftKey add(Session session) {
    return add(session, new SoftKey(), "Key");
  }

  private SoftKey add(Session session, SoftKey key, String name) {
    passkeys.add(session, key.make(passkeys.offer(session)), name, ORIGIN);
    return key;
  }

  private Session signIn(SoftKey key) {
    return sessionOf(signIns.signInByPasskey(key.sign(passkeys.ask(BROWSER)), BROWSER, ORIGIN));
  }

  private String ask(Session session, HalfToken half) {
    return passkeys.ask(session.accountId(), half.value()).orElseThrow();
  }

  private void refuses(String answer, String holder) {
    assertThat(kindOf(() -> signIns.signInByPasskey(answer, holder, ORIGIN)))
        .isEqualTo(Kind.FACTOR_REFUSED);
  }
}
