package net.psmail.provisioning.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {

  /** 24 bytes, 0 to 23; what is expected was computed by openssl. */
  private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

  @Test
  void isWhatAnotherProgramComputes() {
    Map<String, String> headers =
        Signature.headers(List.of(SECRET), "msg_1", 1_795_802_400L, "{\"type\":\"webhook.test\"}");
    assertThat(headers)
        .containsEntry("webhook-id", "msg_1")
        .containsEntry("webhook-timestamp", "1795802400")
        .containsEntry("webhook-signature", "v1,CjH/fq/BQhBwBEYuIgnsSRwnfCIj3eleQgqgGGAhdG0=");
  }

  @Test
  void isThereOnceForEachSecret() {
    String other = Signature.secret(new byte[Signature.KEY_BYTES]);
    String both = signature(List.of(other, SECRET));
    assertThat(both).isEqualTo(signature(List.of(other)) + " " + signature(List.of(SECRET)));
  }

  private static String signature(List<String> secrets) {
    return Signature.headers(secrets, "msg_1", 1, "{}").getOrDefault("webhook-signature", "");
  }
}
