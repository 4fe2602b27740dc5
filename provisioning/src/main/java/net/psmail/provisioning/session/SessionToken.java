package net.psmail.provisioning.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import java.util.regex.Pattern;
import net.psmail.provisioning.key.Digests;

/**
 * The secret that a browser holds while somebody is signed in: 256 random bits in base64url. It
 * goes into the cookie and nowhere else; the database knows its SHA-256 only.
 */
public final class SessionToken {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final String value;

  private SessionToken(String value) {
    this.value = value;
  }

  static SessionToken random(String token) {
    return new SessionToken(token);
  }

  /** The token of a cookie; empty when no session could ever have had it. */
  public static Optional<SessionToken> parse(String cookie) {
    return FORM.matcher(cookie).matches()
        ? Optional.of(new SessionToken(cookie))
        : Optional.empty();
  }

  /** What to write into the cookie. */
  public String value() {
    return value;
  }

  /** The key of the row. */
  String id() {
    return Digests.sha256(value);
  }

  /** The password of the envelope in the row. */
  String envelopePassword() {
    return Digests.deriveHex(value.getBytes(US_ASCII), "psmail session envelope");
  }

  /** The key under which the key of the second step is sealed. */
  byte[] factorSeal() {
    return Digests.derive(value.getBytes(US_ASCII), "psmail session second step");
  }

  /** The key under which secrets for the next page are sealed. */
  byte[] secretKey() {
    return Digests.derive(value.getBytes(US_ASCII), "psmail session secret");
  }

  /** Says nothing, so that no log can. */
  @Override
  public String toString() {
    return "SessionToken";
  }
}
