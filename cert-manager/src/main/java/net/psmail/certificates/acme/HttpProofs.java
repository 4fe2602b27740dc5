package net.psmail.certificates.acme;

import java.net.URI;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.ChallengeKind;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.challenge.TokenChallenge;

/** By an answer that any node gives on port 80. */
public final class HttpProofs implements Proofs {

  private final ChallengeAnswers answers;

  public HttpProofs(ChallengeAnswers answers) {
    this.answers = answers;
  }

  @Override
  public ChallengeKind kind() {
    return ChallengeKind.HTTP_01;
  }

  @Override
  public String type() {
    return Http01Challenge.TYPE;
  }

  @Override
  public boolean show(URI order, Identifier name, TokenChallenge challenge) {
    answers.give(
        order, kind(), ((Http01Challenge) challenge).getToken(), challenge.getAuthorization());
    return true;
  }

  @Override
  public void withdraw(Order order) {
    answers.withdraw(URI.create(order.getLocation().toString()));
  }
}
