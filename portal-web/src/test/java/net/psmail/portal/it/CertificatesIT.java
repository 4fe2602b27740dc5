package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The certificates of a trial run, which the local CA keeps: for operators and for everybody. */
class CertificatesIT {

  private static final String LIST = "/control-room/certificates";
  private static final String SITE = LIST + "/site";
  private static final String AUTHORITIES = "/control-room/authorities";
  private static final String PUBLIC = "/certificates";
  private static final String TOKEN = "0123456789abcdefABCDEF";

  private final Visitor operator = FirstOperator.shared().visitor();
  private final Visitor reader = new Visitor();

  @Test
  void operatorsSeeWhatHappensNextWithEachCertificate() {
    Document page = operator.page(LIST);
    assertThat(page.select(".certificates h2 a").eachText()).containsExactly("site", "mail");
    assertThat(page.select(".certificates .tag").eachText())
        .containsExactly("renews itself", "renews itself");
    assertThat(page.select(".life").text()).contains("days left");
    assertThat(page.select(".certificate-next").text()).contains("The local CA renews it on");
    assertThat(page.select(".problems")).isEmpty();
    assertThat(operator.page("/de" + LIST).select("h1").text()).isEqualTo("Zertifikate");
    assertThat(operator.page("/control-room").select("main a[href=" + LIST + "]")).hasSize(1);
  }

  @Test
  void theChainIsThatOfTheFingerprint() throws GeneralSecurityException {
    Document page = operator.page(SITE);
    assertThat(page.text()).contains("portal.test", "PSMail local CA", "keeps no record");
    assertThat(page.select("a[href$=/renew]")).as("the local CA keeps it by itself").isEmpty();
    HttpResponse<String> chain = operator.get(SITE + "/chain.pem");
    assertThat(header(chain, "Content-Type")).startsWith("application/x-pem-file");
    assertThat(header(chain, "Content-Disposition")).contains("site.chain.pem");
    byte[] pem = chain.body().getBytes(StandardCharsets.US_ASCII);
    List<? extends Certificate> certificates =
        List.copyOf(
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem)));
    assertThat(fingerprint(certificates.get(0))).isEqualTo(page.select("#served").text());
  }

  @Test
  void operatorsLookAtTheListenersNow() {
    for (String id : List.of("site", "mail")) {
      String path = LIST + "/" + id;
      String csrf = operator.page(path).select("main input[name=csrf]").val();
      HttpResponse<String> looked = operator.post(path + "/look", Map.of("csrf", csrf));
      assertThat(looked.statusCode()).isEqualTo(200);
      Document page = Visitor.page(looked);
      assertThat(page.select(".done").text()).contains("All listeners serve it");
      assertThat(page.select(".sights li").text()).contains("TLS on 127.0.0.1:");
      assertThat(page.select(".masthead a[hreflang=de]").attr("href")).isEqualTo("/de" + path);
    }
  }

  @Test
  void areForOperatorsAndForCertificatesThatThereAre() {
    Visitor member = new Visitor();
    assertThat(header(member.get(LIST), "Location")).startsWith("/sign-in");
    member.register("certificate-member");
    String csrf = member.page("/account/password").select("main input[name=csrf]").val();
    for (String path :
        List.of(
            LIST,
            SITE,
            SITE + "/renew",
            SITE + "/revoke",
            SITE + "/chain.pem",
            AUTHORITIES,
            AUTHORITIES + "/le/key")) {
      assertThat(member.get(path).statusCode()).as(path).isEqualTo(404);
    }
    for (String path :
        List.of(
            SITE + "/look",
            SITE + "/renew",
            SITE + "/try",
            SITE + "/revoke",
            AUTHORITIES + "/le/end")) {
      assertThat(member.post(path, Map.of("csrf", csrf)).statusCode()).as(path).isEqualTo(404);
    }
    FirstOperator.shared().prove();
    String own = operator.page(SITE).select("main input[name=csrf]").val();
    for (String id : List.of("other", "ca", "signing", "%20", "..%2Fsite")) {
      String path = LIST + "/" + id;
      assertThat(operator.get(path).statusCode()).as(path).isIn(400, 404);
      assertThat(operator.get(path + "/chain.pem").statusCode()).as(path).isIn(400, 404);
      assertThat(operator.post(path + "/look", Map.of("csrf", own)).statusCode()).isIn(400, 404);
    }
    assertThat(operator.get(SITE + "/renew").statusCode()).isEqualTo(404);
    assertThat(operator.post(SITE + "/renew", Map.of("csrf", own)).statusCode()).isEqualTo(404);
    assertThat(operator.get(SITE + "/revoke").statusCode()).as("the local CA's").isEqualTo(404);
    assertThat(
            operator
                .post(SITE + "/revoke", Map.of("csrf", own, "reason", "superseded", "name", "site"))
                .statusCode())
        .isEqualTo(404);
    assertThat(operator.post(AUTHORITIES + "/le/key", Map.of("csrf", own)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void saysWhatIsMissingForWhatOnlyAnAuthorityCanDo() {
    assertThat(operator.page(SITE).select("main").text())
        .contains("No authority for trials is named", "psmail.dry-run")
        .doesNotContain("TLSA");
    assertThat(operator.page(AUTHORITIES).select(".empty").text()).contains("psmail.issuers");
    assertThat(operator.page("/de" + AUTHORITIES).select("h1").text())
        .isEqualTo("Konten bei Zertifikatsstellen");
  }

  @Test
  void everybodySeesTheFingerprintsThatAreServed() throws IOException, GeneralSecurityException {
    Document page = reader.page(PUBLIC);
    assertThat(page.select("#fingerprint-site").text()).isEqualTo(served());
    assertThat(page.select("#fingerprint-mail").text()).isNotEqualTo(served());
    assertThat(page.select("a[href=/ca.pem]")).isNotEmpty();
    assertThat(page.select("main").text()).doesNotContain("127.0.0.1").doesNotContain("::1");
    assertThat(reader.page("/de" + PUBLIC).select("h1").text()).isEqualTo("Unsere Zertifikate");
    assertThat(reader.get("/sitemap.xml").body()).contains(PUBLIC + "</loc>");
    assertThat(reader.page("/help/certificate-warning").select("main a[href=" + PUBLIC + "]"))
        .hasSize(1);
  }

  @Test
  void everybodyMayHaveOurServersLookedAt() {
    HttpResponse<String> checked = reader.fill(PUBLIC, PUBLIC, Map.of());
    assertThat(checked.statusCode()).isEqualTo(200);
    Document page = Visitor.page(checked);
    assertThat(page.select(".done").text()).contains("Our servers show the right certificates");
    assertThat(page.select(".words .tag").eachText())
        .containsExactly("right", "right", "right", "right");
    assertThat(page.select("main").text())
        .contains("somebody is between you and us")
        .doesNotContain("127.0.0.1");
    assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    assertThat(reader.post(PUBLIC, Map.of("csrf", "wrong")).statusCode()).isEqualTo(403);
    Document german = Visitor.page(reader.fill("/de" + PUBLIC, "/de" + PUBLIC, Map.of()));
    assertThat(german.select(".done").text()).contains("richtigen Zertifikate");
  }

  @Test
  void nobodyMayAskWithoutEnd() throws IOException {
    Wire proxy = Wire.from(RunningPortal.PROXY);
    String answer = "";
    for (int asked = 0; asked <= 30; asked++) {
      answer =
          proxy.send(
              "POST " + PUBLIC + " HTTP/1.1",
              "csrf=" + TOKEN,
              "Host: " + RunningPortal.HOST,
              "X-Forwarded-For: 203.0.114.9",
              "X-Forwarded-Proto: https",
              "Cookie: form=" + TOKEN + "; __Host-form=" + TOKEN,
              "Content-Type: application/x-www-form-urlencoded");
      assertThat(answer).startsWith(asked < 30 ? "HTTP/1.1 200" : "HTTP/1.1 429");
    }
    assertThat(answer).contains("Retry-After:");
  }

  private static String served() throws IOException, GeneralSecurityException {
    try (SSLSocket socket = (SSLSocket) Wire.byTls().open()) {
      return fingerprint(socket.getSession().getPeerCertificates()[0]);
    }
  }

  private static String fingerprint(Certificate certificate) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
  }
}
