package net.psmail.provisioning.password;

import static java.nio.charset.StandardCharsets.US_ASCII;

import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.key.FactorKey;

/**
 * What one run of the slow hash gives: two secrets that say nothing about each other.
 *
 * @param kdf how the hash was made: a PHC string with the salt and without the hash
 * @param verifier kept in the database to recognise the password
 * @param envelopePassword kept nowhere; opens the key envelope
 */
public record PasswordTag(String kdf, String verifier, String envelopePassword) {

  static PasswordTag of(String kdf, byte[] hash) {
    return new PasswordTag(
        kdf,
        Digests.deriveHex(hash, "psmail sign-in verifier"),
        Digests.deriveHex(hash, "psmail sign-in envelope"));
  }

  /** Opens what the database knows of the second step of the sign-in. */
  public FactorKey factorKey() {
    return new FactorKey(
        Digests.deriveHex(envelopePassword.getBytes(US_ASCII), "psmail sign-in second step"));
  }

  /** Whether this is the password behind a verifier. */
  public boolean matches(String storedVerifier) {
    return Digests.equal(verifier, storedVerifier);
  }

  /** Says nothing, so that no log can. */
  @Override
  public String toString() {
    return "PasswordTag";
  }
}
