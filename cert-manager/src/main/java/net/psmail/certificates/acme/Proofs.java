package net.psmail.certificates.acme;

import java.net.URI;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.NotIssued;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.challenge.TokenChallenge;

/** How authorities are shown that a name is ours. */
public interface Proofs {

  ChallengeKind kind();

  /** What the protocol calls it. */
  String type();

  /**
   * Puts the proof of a name in place, and says whether all the world can see it by now; if not, it
   * is called again.
   */
  boolean show(URI order, Identifier name, TokenChallenge challenge) throws NotIssued;

  /** Takes away what an order put in place. */
  void withdraw(Order order) throws NotIssued;
}
