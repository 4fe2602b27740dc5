package net.psmail.provisioning.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import org.jspecify.annotations.Nullable;

/** What an authenticator has answered, and whether it is right. */
final class PasskeyCheck {

  /** Keys of people who are verified; who made the key is not asked. */
  private static final WebAuthnManager RULES = WebAuthnManager.createNonStrictWebAuthnManager();

  private static final List<PublicKeyCredentialParameters> ALGORITHMS =
      PasskeySite.ALGORITHMS.stream()
          .map(
              algorithm ->
                  new PublicKeyCredentialParameters(
                      PublicKeyCredentialType.PUBLIC_KEY,
                      COSEAlgorithmIdentifier.create(algorithm)))
          .toList();

  private PasskeyCheck() {}

  static RegistrationData readNew(String answer) {
    return refusingNonsense(() -> RULES.parseRegistrationResponseJSON(answer));
  }

  static AuthenticationData read(String answer) {
    return refusingNonsense(() -> RULES.parseAuthenticationResponseJSON(answer));
  }

  /** The challenge that was answered. */
  static String challenge(@Nullable CollectedClientData answered) {
    byte[] challenge =
        answered == null || answered.getChallenge() == null
            ? new byte[0]
            : answered.getChallenge().getValue();
    return Credential.base64(challenge);
  }

  /** The new key, if the answer is right. */
  static Credential credential(RegistrationData answer, PasskeySite site) {
    String challenge = challenge(answer.getCollectedClientData());
    return refusingWhatIsWrong(
        () -> {
          RULES.verify(
              answer, new RegistrationParameters(site.property(challenge), ALGORITHMS, true, true));
          var data = Objects.requireNonNull(answer.getAttestationObject()).getAuthenticatorData();
          return Credential.of(
              Objects.requireNonNull(data.getAttestedCredentialData()), data.getSignCount());
        });
  }

  /**
   * What the key now says to have signed.
   *
   * @return less than nothing for a key that has a copy
   */
  static long signCount(AuthenticationData answer, Credential credential, PasskeySite site) {
    String challenge = challenge(answer.getCollectedClientData());
    var parameters =
        new AuthenticationParameters(
            site.property(challenge), credential.forCheck(), null, true, true);
    return refusingWhatIsWrong(
        () -> {
          try {
            RULES.verify(answer, parameters);
            return Objects.requireNonNull(answer.getAuthenticatorData()).getSignCount();
          } catch (MaliciousCounterValueException copied) {
            return -1L;
          }
        });
  }

  /** Anybody can send anything, and each layer of the library has its own words for it. */
  private static <T> T refusingNonsense(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RuntimeException unreadable) {
      throw ProvisioningException.of(Kind.FACTOR_REFUSED);
    }
  }

  /** The library says the same of what cannot be read and of what is wrong: not this one. */
  private static <T> T refusingWhatIsWrong(Supplier<T> check) {
    try {
      return check.get();
    } catch (WebAuthnException | IllegalArgumentException | NullPointerException wrong) {
      throw ProvisioningException.of(Kind.FACTOR_REFUSED);
    }
  }
}
