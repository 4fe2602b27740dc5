package net.psmail.provisioning.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;

/**
 * What is derived from a recovery code. The code is 160 random bits, so a fast derivation is
 * enough.
 *
 * @param verifier kept in the database to recognise the code
 * @param envelopePassword kept nowhere; opens the key envelope
 */
record RecoverySecret(String verifier, String envelopePassword) {

  static RecoverySecret of(String code) {
    byte[] meant = Codes.asMeant(code).getBytes(US_ASCII);
    return new RecoverySecret(
        Digests.deriveHex(meant, "psmail recovery verifier"),
        Digests.deriveHex(meant, "psmail recovery envelope"));
  }

  boolean matches(String storedVerifier) {
    return Digests.equal(verifier, storedVerifier);
  }

  @Override
  public String toString() {
    return "RecoverySecret";
  }
}
