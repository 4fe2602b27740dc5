package net.psmail.provisioning.account;

import java.util.Optional;
import net.psmail.provisioning.session.HalfToken;
import net.psmail.provisioning.session.SessionToken;

/**
 * What a right password has opened: a session, or the question for the second step. One of both is
 * empty.
 */
public record Entry(Optional<SessionToken> session, Optional<HalfToken> half) {

  static Entry of(SessionToken session) {
    return new Entry(Optional.of(session), Optional.empty());
  }

  static Entry of(HalfToken half) {
    return new Entry(Optional.empty(), Optional.of(half));
  }
}
