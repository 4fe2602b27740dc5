package net.psmail.provisioning.key;

import java.util.HexFormat;

/**
 * Opens what the database knows of the second step of an account. The sign-in password gives it,
 * and it is kept in no clear text: sealed in the sessions of its owner, nowhere else.
 *
 * @param hex 256 bits
 */
public record FactorKey(String hex) {

  /** Seals a text; never twice with the same nonce. */
  public String seal(String text, byte[] nonce) {
    return SealedText.seal(text, bytes(), nonce);
  }

  /** Opens what {@link #seal} made. */
  public String open(String sealed) {
    return SealedText.open(sealed, bytes());
  }

  private byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Says nothing, so that no log can. */
  @Override
  public String toString() {
    return "FactorKey";
  }
}
