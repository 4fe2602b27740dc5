package net.psmail.portal.trust;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import net.psmail.certificates.order.CertificateStatus;
import net.psmail.portal.view.TrustView.Check;
import net.psmail.portal.view.TrustView.Word;
import org.junit.jupiter.api.Test;

class TrustFactsTest {

  private static final Instant AT = Instant.parse("2026-11-23T14:25:00.5Z");

  @Test
  void saysOfEachServiceWhatItShouldShowAndWhatItShowed() {
    JsonObject facts =
        TrustFacts.json(
            List.of(status("ca"), status("site"), status("mail")),
            new Check(AT, List.of(new Word("website", "served"), new Word("imap", "other"))));
    List<JsonObject> services = facts.getJsonArray("services").getValuesAs(JsonObject.class);
    assertThat(services)
        .extracting(service -> service.getString("service"))
        .containsExactly("website", "imap", "pop3", "smtp");
    assertThat(services)
        .extracting(service -> service.getJsonObject("lastCheck").getString("state"))
        .containsExactly("served", "other", "unseen", "unseen");
    assertThat(services.get(0))
        .hasToString(
            "{\"service\":\"website\",\"names\":[\"site.example.org\"],\"issuer\":\"CN=R11\","
                + "\"notBefore\":\"2026-11-23T14:25:00Z\",\"notAfter\":\"2026-11-23T14:26:00Z\","
                + "\"sha256\":\"4f0a91\","
                + "\"lastCheck\":{\"at\":\"2026-11-23T14:25:00Z\",\"state\":\"served\"}}");
  }

  private static CertificateStatus status(String name) {
    return new CertificateStatus(
        name,
        List.of(name + ".example.org", "192.0.2.1", "2001:db8::1"),
        AT,
        AT.plusSeconds(60),
        "4F:0A:91",
        "CN=R11");
  }
}
