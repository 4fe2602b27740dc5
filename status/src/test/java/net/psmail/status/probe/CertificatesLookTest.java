package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the portal answers at {@code /api/v1/certificates}, with every field that it writes. */
class CertificatesLookTest {

  private static final String SERVED =
      """
      {"names": ["mail.example.org"], "issuer": "CN=PSMail local CA",
       "notBefore": "2026-11-01T08:00:00Z", "notAfter": "2027-01-30T08:00:00Z",
       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
      """;

  private static String portal(String state, String served, int failures, String setAsideAt) {
    return """
    {"certificates": [
      {"id": "site", "names": ["www.example.org"], "state": "kept", "issuer": "local",
       "managed": false, "served": %1$s, "leftOut": [], "renewAt": null,
       "nextLook": "2026-11-27T08:00:00Z", "failures": 0, "reason": null, "declaration": null,
       "overrules": false},
      {"id": "mail", "names": ["mail.example.org"], "state": "%2$s", "issuer": "letsencrypt",
       "managed": true, "served": %3$s,
       "leftOut": [{"name": "pop.example.org", "reason": "No address."}],
       "renewAt": "2026-12-30T08:00:00Z", "nextLook": "2026-11-27T08:00:00Z", "failures": %4$d,
       "reason": null,
       "declaration": {"key": "ec-p256", "challenge": "http-01", "profile": null,
         "issuers": ["letsencrypt"], "place": null, "version": 1, "setAsideAt": %5$s},
       "overrules": false}]}
    """
        .formatted(SERVED, state, served, failures, setAsideAt);
  }

  @ParameterizedTest
  @CsvSource({"proved, true, 0", "kept, true, 0", "ordered, true, 0"})
  void findsThatAllAreProved(String state, boolean served, int failures) {
    String body = portal(state, served ? SERVED : "null", failures, "null");
    assertThat(CertificatesLook.judge(body)).isEqualTo(Sight.works("2 proved"));
  }

  @ParameterizedTest
  @CsvSource({"installed, false, 0", "failed, true, 2", "failed, false, 1"})
  void blamesACertificateThatFailsOrWasNeverProved(String state, boolean served, int failures) {
    String body = portal(state, served ? SERVED : "null", failures, "null");
    assertThat(CertificatesLook.judge(body))
        .isEqualTo(new Sight(Finding.CERTIFICATE_NOT_PROVED, "mail"));
  }

  @Test
  void expectsNothingOfACertificateThatWasSetAside() {
    String rests = portal("failed", "null", 3, "\"2026-11-20T08:00:00Z\"");
    assertThat(CertificatesLook.judge(rests).finding()).isEqualTo(Finding.WORKS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"certificates\": {}}",
        "{\"certificates\": [1]}",
        "{\"certificates\": [{\"id\": \"mail\"}]}"
      })
  void tellsAnAnswerThatIsNoList(String body) {
    assertThat(CertificatesLook.judge(body).finding()).isEqualTo(Finding.UNEXPECTED_ANSWER);
  }
}
