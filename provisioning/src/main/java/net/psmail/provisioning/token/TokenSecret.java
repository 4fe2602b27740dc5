package net.psmail.provisioning.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import net.psmail.provisioning.key.Digests;

/**
 * What a program sends: {@code psmail_}, 256 random bits in base64url, and the CRC-32 of all that
 * in eight hexadecimal digits. Prefix and checksum are for scanners that look for secrets in
 * published sources: they tell a token from a text that looks like one without asking us.
 */
final class TokenSecret {

  private static final String PREFIX = "psmail_";
  private static final Pattern FORM = Pattern.compile("psmail_[A-Za-z0-9_-]{43}[0-9a-f]{8}");
  private static final int CHECKSUM = 8;

  private final String value;

  private TokenSecret(String value) {
    this.value = value;
  }

  /**
   * A new one.
   *
   * @param random 256 bits in base64url
   */
  static TokenSecret of(String random) {
    String body = PREFIX + random;
    return new TokenSecret(body + checksum(body));
  }

  /** What was sent; empty when no token could ever have been that. */
  static Optional<TokenSecret> parse(String sent) {
    if (!FORM.matcher(sent).matches()) {
      return Optional.empty();
    }
    int end = sent.length() - CHECKSUM;
    return sent.substring(end).equals(checksum(sent.substring(0, end)))
        ? Optional.of(new TokenSecret(sent))
        : Optional.empty();
  }

  /** What is shown once, and sent with each call. */
  String value() {
    return value;
  }

  /** What the database knows of it. */
  String hash() {
    return Digests.sha256(value);
  }

  /** The key under which answers to who has it are sealed. */
  byte[] sealKey() {
    return Digests.derive(value.getBytes(US_ASCII), "psmail api answer");
  }

  /** Says nothing, so that no log can. */
  @Override
  public String toString() {
    return "TokenSecret";
  }

  private static String checksum(String body) {
    CRC32 sum = new CRC32();
    sum.update(body.getBytes(US_ASCII));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
