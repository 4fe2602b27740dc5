package net.psmail.provisioning.factor;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.key.Digests;

/**
 * The site as authenticators know it, and what browsers are told to ask them (<a
 * href="https://www.w3.org/TR/webauthn-3/">WebAuthn</a>): user verification always, attestation
 * never.
 *
 * @param origin as browsers write it
 * @param id the host name
 */
record PasskeySite(String name, String origin, String id) {

  /** ECDSA and RSA with SHA-256, and Ed25519: what all authenticators have one of. */
  static final List<Long> ALGORITHMS = List.of(-7L, -257L, -8L);

  static PasskeySite read() {
    URI url = URI.create(Setting.text("psmail.site.url", "http://localhost:8080"));
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return new PasskeySite(
        Setting.text("psmail.site.name", "PSMail"),
        url.getScheme() + "://" + url.getHost() + port,
        url.getHost());
  }

  /** What a server knows of itself when it checks an answer. */
  ServerProperty property(String challenge) {
    return ServerProperty.builder()
        .origin(new Origin(origin))
        .rpId(id)
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  /** How an authenticator tells accounts apart; says nothing about who it is. */
  static String userHandle(long accountId) {
    return Digests.sha256("psmail passkey " + accountId).substring(0, 32);
  }

  String toMake(String challenge, long accountId, String userName, List<String> known) {
    JsonArrayBuilder algorithms = Json.createArrayBuilder();
    ALGORITHMS.forEach(
        algorithm ->
            algorithms.add(
                Json.createObjectBuilder().add("type", "public-key").add("alg", algorithm)));
    JsonObject user =
        Json.createObjectBuilder()
            .add("id", userHandle(accountId))
            .add("name", userName)
            .add("displayName", userName)
            .build();
    return Json.createObjectBuilder()
        .add("challenge", challenge)
        .add("rp", Json.createObjectBuilder().add("id", id).add("name", name))
        .add("user", user)
        .add("pubKeyCredParams", algorithms)
        .add("excludeCredentials", descriptors(known))
        .add(
            "authenticatorSelection",
            Json.createObjectBuilder()
                .add("residentKey", "required")
                .add("requireResidentKey", true)
                .add("userVerification", "required"))
        .add("attestation", "none")
        .add("timeout", PasskeyChallenges.LIFETIME.toMillis())
        .build()
        .toString();
  }

  /**
   * What to ask for.
   *
   * @param known whose it may be; empty for anybody's
   */
  String toUse(String challenge, List<String> known) {
    return Json.createObjectBuilder()
        .add("challenge", challenge)
        .add("rpId", id)
        .add("allowCredentials", descriptors(known))
        .add("userVerification", "required")
        .add("timeout", PasskeyChallenges.LIFETIME.toMillis())
        .build()
        .toString();
  }

  private static JsonArrayBuilder descriptors(List<String> ids) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    ids.forEach(id -> all.add(Json.createObjectBuilder().add("type", "public-key").add("id", id)));
    return all;
  }
}
