package net.psmail.provisioning.session;

import java.util.Optional;

/**
 * The secret of a browser whose owner has given the right password and not yet the second step. It
 * has the form of a session's token and another type, so that nothing takes it for one.
 */
public final class HalfToken {

  private final SessionToken token;

  private HalfToken(SessionToken token) {
    this.token = token;
  }

  static HalfToken random(String token) {
    return new HalfToken(SessionToken.random(token));
  }

  /** The token of a cookie; empty when it could never have been one. */
  public static Optional<HalfToken> parse(String cookie) {
    return SessionToken.parse(cookie).map(HalfToken::new);
  }

  /** What to write into the cookie. */
  public String value() {
    return token.value();
  }

  /** What opens what is sealed in the row, and is the key of the row. */
  SessionToken opener() {
    return token;
  }

  /** Says nothing, so that no log can. */
  @Override
  public String toString() {
    return "HalfToken";
  }
}
