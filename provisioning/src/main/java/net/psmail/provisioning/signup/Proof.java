package net.psmail.provisioning.signup;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import net.psmail.provisioning.key.Digests;
import org.altcha.altcha.Altcha;
import org.altcha.altcha.Altcha.Payload;

/**
 * An answer as a browser sends it: JSON in base64. Nothing in it is true until the signature is.
 *
 * @param form the hash of the name of the form
 */
record Proof(Payload payload, String form, Instant expires) {

  static final String FORM = "form";

  private static final String EXPIRES = "expires";
  private static final int LONGEST = 2048;

  /** What can be read; empty for nothing and for nonsense. */
  static Optional<Proof> read(String sent) {
    if (sent.isEmpty() || sent.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      Payload payload = payload(new String(Base64.getDecoder().decode(sent), UTF_8));
      Map<String, String> parameters = Altcha.extractParams(payload.salt);
      Instant expires = Instant.ofEpochSecond(Long.parseLong(parameters.get(EXPIRES)));
      return Optional.of(new Proof(payload, parameters.getOrDefault(FORM, ""), expires));
    } catch (Exception nonsense) {
      return Optional.empty();
    }
  }

  boolean isFor(String form) {
    return Digests.equal(this.form, Digests.sha256(form));
  }

  private static Payload payload(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      Payload payload = new Payload();
      payload.algorithm = json.getString("algorithm");
      payload.challenge = json.getString("challenge");
      payload.number = json.getJsonNumber("number").longValueExact();
      payload.salt = json.getString("salt");
      payload.signature = json.getString("signature");
      return payload;
    }
  }
}
