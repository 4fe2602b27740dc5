package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import net.psmail.provisioning.account.Registration;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.signup.Challenge;
import org.junit.jupiter.api.Test;

/** Proofs of work, and answers that only look like one. */
class ProofsIT extends FacadeTest {

  @Test
  void countsAProofOnceAlsoWhenManyUseItAtOnce() throws Exception {
    String form = UUID.randomUUID().toString();
    String proof = Solver.solve(proofs.challenge(form));
    List<Future<SessionToken>> results =
        atOnce(
            8,
            () ->
                accounts.register(
                    new Registration(form, newName(), DOMAIN, PASSWORD, proof, "", "en"), ORIGIN));
    assertThat(waitingOf(results)).isEqualTo(7);
  }

  @Test
  void countsNoProofForAnotherFormOrWithAnotherNumberOrTooLate() {
    String form = UUID.randomUUID().toString();
    assertThat(waitsWith(form, Solver.solve(proofs.challenge("another")))).isTrue();
    Challenge challenge = proofs.challenge(form);
    assertThat(waitsWith(form, Solver.answer(challenge, Solver.numberOf(challenge) + 1))).isTrue();
    assertThat(waitsWith(form, "nonsense")).isTrue();
    String late = Solver.solve(challenge);
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(21));
    assertThat(waitsWith(form, late)).isTrue();
    assertThat(waitsWith(form, Solver.solve(proofs.challenge(form)))).isFalse();
  }

  @Test
  void countsNoProofOfAQuestionThatWeHaveNotSigned() {
    String form = UUID.randomUUID().toString();
    Challenge ours = challengeWithTwoDigits(form);
    Challenge theirs =
        new Challenge(ours.algorithm(), ours.challenge(), ours.most(), ours.salt(), "0".repeat(64));
    assertThat(waitsWith(form, Solver.solve(theirs))).isTrue();
    Challenge easy =
        new Challenge(
            ours.algorithm(),
            Digests.sha256(ours.salt() + 0),
            ours.most(),
            ours.salt(),
            ours.signature());
    assertThat(waitsWith(form, Solver.answer(easy, 0))).isTrue();
  }

  /** Hash and signature stay the same when a digit of the number is written to the salt. */
  @Test
  void countsNoProofAgainWhoseSaltEndsElsewhere() {
    String form = UUID.randomUUID().toString();
    Challenge question = challengeWithTwoDigits(form);
    String number = Long.toString(Solver.numberOf(question));
    assertThat(waitsWith(form, Solver.solve(question))).isFalse();
    Challenge longer =
        new Challenge(
            question.algorithm(),
            question.challenge(),
            question.most(),
            question.salt() + number.charAt(0),
            question.signature());
    assertThat(waitsWith(form, Solver.answer(longer, Long.parseLong(number.substring(1)))))
        .isTrue();
  }

  private Challenge challengeWithTwoDigits(String form) {
    Challenge question = proofs.challenge(form);
    while (Solver.numberOf(question) < 10 || Solver.numberOf(question) % 10 == 0) {
      question = proofs.challenge(form);
    }
    return question;
  }

  private boolean waitsWith(String form, String proof) {
    SessionToken token =
        accounts.register(
            new Registration(form, newName(), DOMAIN, PASSWORD, proof, "", "en"), ORIGIN);
    return sessionOf(token).waitingSince().isPresent();
  }
}
