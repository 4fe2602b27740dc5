package net.psmail.provisioning.account;

import java.util.Optional;
import net.psmail.provisioning.session.HalfToken;
import net.psmail.provisioning.session.SessionToken;

/**
 * What a right password has opened: a session, or the question for the second step. One of both is
 * empty.
 *
 * @param first whether it is the first of somebody who was taken over, so that a recovery code
 *     waits to be shown ({@link Recovery#code})
 */
public record Entry(Optional<SessionToken> session, Optional<HalfToken> half, boolean first) {

  static Entry of(SessionToken session) {
    return new Entry(Optional.of(session), Optional.empty(), false);
  }

  static Entry first(SessionToken session) {
    return new Entry(Optional.of(session), Optional.empty(), true);
  }

  static Entry of(HalfToken half) {
    return new Entry(Optional.empty(), Optional.of(half), false);
  }
}
