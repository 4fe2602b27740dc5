package net.psmail.provisioning.factor;

import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import java.util.Base64;
import net.psmail.provisioning.key.Digests;

/**
 * The public half of a passkey.
 *
 * @param encoded the attested credential data of WebAuthn in base64url
 * @param signCount how often the authenticator says to have signed; some always say 0
 */
record Credential(String encoded, long signCount) {

  private static final AttestedCredentialDataConverter CONVERTER =
      new AttestedCredentialDataConverter(new ObjectConverter());

  static Credential of(AttestedCredentialData data, long signCount) {
    return new Credential(base64(CONVERTER.convert(data)), signCount);
  }

  /** Under which it is found; an id may be longer than an index takes. */
  static String hash(byte[] id) {
    return Digests.sha256(base64(id));
  }

  /** As a browser wants it. */
  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  String hash() {
    return hash(data().getCredentialId());
  }

  String id() {
    return base64(data().getCredentialId());
  }

  CredentialRecord forCheck() {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        true,
        null,
        null,
        signCount,
        data(),
        null,
        null,
        null,
        null);
  }

  private AttestedCredentialData data() {
    return CONVERTER.convert(Base64.getUrlDecoder().decode(encoded));
  }
}
