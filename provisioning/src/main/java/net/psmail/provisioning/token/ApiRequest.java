package net.psmail.provisioning.token;

import net.psmail.provisioning.key.Digests;

/**
 * What a program asks for with a key of its own, by which it asks again.
 *
 * @param secret that of the token, as it was sent
 * @param key in the words of the program
 * @param content all that makes it another request when it differs
 */
public record ApiRequest(ApiToken token, String secret, String key, String content) {

  String keyHash() {
    return Digests.sha256(key);
  }

  String contentHash() {
    return Digests.sha256(content);
  }

  byte[] sealKey() {
    return TokenSecret.parse(secret).orElseThrow().sealKey();
  }

  /** Says nothing of it, so that no log can. */
  @Override
  public String toString() {
    return "ApiRequest[" + token.id() + "]";
  }
}
