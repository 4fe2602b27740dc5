package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.session.HalfToken;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import org.junit.jupiter.api.Test;

/** What goes wrong, or is made to. */
class SecondStepFaultsIT extends SecondStepTest {

  private static final List<String> NEXT =
      List.of("the first horse battery", "the second horse battery", "the third horse battery");

  @Test
  void whoRisesGetsAnotherTokenAndKeepsWhatWaits() {
    Session session = register(newName());
    SessionToken planted = session.token();
    String recoveryCode = recovery.code(session).orElseThrow();
    Session now = sessionOf(signIns.prove(session, PASSWORD, ORIGIN));
    assertThat(now.token().value()).isNotEqualTo(planted.value());
    assertThat(sessions.find(planted)).isEmpty();
    assertThat(now.signedInAt()).isEqualTo(session.signedInAt());
    assertThat(recovery.code(now)).hasValue(recoveryCode);
    assertThat(opensMail(now, newDevice(now, "Laptop"))).isTrue();

    CodeApp app = setUp(now);
    Session byCode = sessionOf(signIns.prove(sessionOf(now.token()), app.code(), ORIGIN));
    assertThat(sessions.find(now.token())).isEmpty();
    assertThat(secondSteps.codes(byCode)).isPresent();
    assertThat(opensMail(byCode, newDevice(byCode, "Phone"))).isTrue();
  }

  @Test
  void ofManyProofsOfOneSessionAtOnceOneGivesAToken() {
    Session session = register(newName());
    List<Future<SessionToken>> proofs = atOnce(4, () -> signIns.prove(session, PASSWORD, ORIGIN));
    assertThat(refusals(proofs))
        .hasSize(3)
        .extracting(ProvisioningException::kind)
        .containsOnly(Kind.SESSION_ENDED);
    assertThat(count("web_session where account_id = ?", Long.toString(session.accountId())))
        .isOne();
  }

  @Test
  void anAppWhoseClockIsMinutesOffIsRefusedAndPaperOpens() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    for (int minutes : new int[] {-10, -5, -2, 2, 5, 10}) {
      assertThat(kindOf(() -> give(half(session), app.code(Duration.ofMinutes(minutes)))))
          .as("off by %d minutes", minutes)
          .isEqualTo(Kind.FACTOR_REFUSED);
    }
    assertThat(give(half(session), secondSteps.codes(session).orElseThrow().get(0))).isNotNull();
    assertThat(give(half(session), app.code())).as("its clock was set right").isNotNull();
  }

  @Test
  void aServerWhoseClockGoesBackTakesNoCodeTwiceAndPaperOpens() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    give(half(session), app.code());
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(-5));
    try {
      assertThat(kindOf(() -> give(half(session), app.code())))
          .as("may have been seen five minutes ago")
          .isEqualTo(Kind.FACTOR_REFUSED);
      assertThat(give(half(session), secondSteps.codes(session).orElseThrow().get(0))).isNotNull();
    } finally {
      SettableClock.INSTANCE.putForward(Duration.ofMinutes(5));
    }
    assertThat(give(half(session), app.code(STEP))).isNotNull();
  }

  @Test
  void ofManyNewPasswordsAtOnceOneCountsAndTheAppOpensWithIt() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    ConcurrentLinkedQueue<String> next = new ConcurrentLinkedQueue<>(NEXT);
    List<Future<SessionToken>> changes =
        atOnce(
            NEXT.size(),
            () -> accounts.changePassword(session, PASSWORD, next.remove(), false, ORIGIN));
    assertThat(refusals(changes)).hasSize(NEXT.size() - 1);

    List<HalfToken> halves =
        NEXT.stream()
            .map(password -> halfWith(session, password))
            .flatMap(Optional::stream)
            .toList();
    assertThat(halves).hasSize(1);
    Session in = give(halves.get(0), app.code());
    assertThat(opensMail(in, newDevice(in, "Phone"))).isTrue();
  }

  @Test
  void aNewPasswordInTheSameMomentIsNoFault() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    HalfToken half = half(session);
    ConcurrentLinkedQueue<Callable<SessionToken>> both =
        new ConcurrentLinkedQueue<>(
            List.of(
                () -> accounts.changePassword(session, PASSWORD, NEXT.get(0), false, ORIGIN),
                () -> signIns.giveSecondStep(half, app.code(), ORIGIN)));
    assertThat(refusals(atOnce(2, () -> both.remove().call())))
        .extracting(ProvisioningException::kind)
        .isSubsetOf(Kind.SESSION_ENDED);
    assertThat(count("web_session where account_id = ?", Long.toString(session.accountId())))
        .isOne();
  }

  private Optional<HalfToken> halfWith(Session session, String password) {
    try {
      return signIns.signIn(session.signInName(), password, Optional.empty(), ORIGIN).half();
    } catch (ProvisioningException refused) {
      return Optional.empty();
    }
  }
}
