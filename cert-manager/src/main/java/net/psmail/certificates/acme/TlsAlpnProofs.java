package net.psmail.certificates.acme;

import java.net.URI;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.ChallengeKind;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.challenge.TlsAlpn01Challenge;
import org.shredzone.acme4j.challenge.TokenChallenge;

/** By a certificate that any node with a {@link TlsAlpnPort} shows. */
public final class TlsAlpnProofs implements Proofs {

  private final ChallengeAnswers answers;

  public TlsAlpnProofs(ChallengeAnswers answers) {
    this.answers = answers;
  }

  @Override
  public ChallengeKind kind() {
    return ChallengeKind.TLS_ALPN_01;
  }

  @Override
  public String type() {
    return TlsAlpn01Challenge.TYPE;
  }

  @Override
  public boolean show(URI order, Identifier name, TokenChallenge challenge) {
    answers.give(order, kind(), TlsAlpnNames.asked(name), challenge.getAuthorization());
    return true;
  }

  @Override
  public void withdraw(Order order) {
    answers.withdraw(URI.create(order.getLocation().toString()));
  }
}
