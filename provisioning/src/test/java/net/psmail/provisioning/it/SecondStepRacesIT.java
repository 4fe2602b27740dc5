package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.session.HalfToken;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import org.junit.jupiter.api.Test;

class SecondStepRacesIT extends SecondStepTest {

  private static final int MANY = 8;

  @Test
  void ofManyWithTheSameCodeOfTheAppOneComesIn() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    oneComesIn(session, app.code());
  }

  @Test
  void ofManyWithTheSameCodeOnPaperOneComesIn() {
    Session session = register(newName());
    setUp(session);
    oneComesIn(session, secondSteps.codes(session).orElseThrow().get(0));
  }

  private void oneComesIn(Session session, String code) {
    ConcurrentLinkedQueue<HalfToken> halves =
        new ConcurrentLinkedQueue<>(IntStream.range(0, MANY).mapToObj(i -> half(session)).toList());
    List<Future<SessionToken>> tries =
        atOnce(MANY, () -> signIns.giveSecondStep(halves.remove(), code, ORIGIN));
    assertThat(refusals(tries))
        .hasSize(MANY - 1)
        .extracting(ProvisioningException::kind)
        .containsOnly(Kind.FACTOR_REFUSED);
  }

  @Test
  void ofTwoRightCodesForOneSignInOneMakesASession() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    String paper = secondSteps.codes(session).orElseThrow().get(0);
    ConcurrentLinkedQueue<String> codes = new ConcurrentLinkedQueue<>(List.of(app.code(), paper));
    HalfToken half = half(session);
    assertThat(refusals(atOnce(2, () -> signIns.giveSecondStep(half, codes.remove(), ORIGIN))))
        .extracting(ProvisioningException::kind)
        .containsExactly(Kind.SESSION_ENDED);
  }

  @Test
  void guessersHaveFiveTriesHoweverManyTheyMakeAtOnce() {
    Session session = register(newName());
    CodeApp app = setUp(session);
    HalfToken half = half(session);
    List<ProvisioningException> refusals =
        refusals(atOnce(MANY, () -> signIns.giveSecondStep(half, "1234 5678 9abc", ORIGIN)));
    List<Kind> kinds = refusals.stream().map(ProvisioningException::kind).toList();
    assertThat(kinds).hasSize(MANY);
    assertThat(kinds.stream().filter(Kind.FACTOR_REFUSED::equals)).hasSize(5);
    assertThat(kindOf(() -> give(half, app.code()))).isEqualTo(Kind.SESSION_ENDED);
    assertThat(give(half(session), app.code())).as("the owner begins anew").isNotNull();
  }
}
