package net.psmail.provisioning.device;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import java.util.regex.Pattern;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.key.SealedText;

/**
 * The secret in a set-up link: 256 random bits in base64url. The database knows its SHA-256; what
 * is sealed opens with a key that is derived from the token itself, and not from its hash.
 */
record SetupToken(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  static SetupToken random(Codes codes) {
    return new SetupToken(codes.token());
  }

  /** Empty when no link could ever have had it. */
  static Optional<SetupToken> parse(String token) {
    return FORM.matcher(token).matches() ? Optional.of(new SetupToken(token)) : Optional.empty();
  }

  String hash() {
    return Digests.sha256(value);
  }

  String seal(String secret, Codes codes) {
    return SealedText.seal(secret, key(), codes.bytes(SealedText.NONCE_BYTES));
  }

  String open(String sealed) {
    return SealedText.open(sealed, key());
  }

  private byte[] key() {
    return Digests.derive(value.getBytes(US_ASCII), "psmail setup link");
  }

  /** Says nothing, so that no log can. */
  @Override
  public String toString() {
    return "SetupToken";
  }
}
