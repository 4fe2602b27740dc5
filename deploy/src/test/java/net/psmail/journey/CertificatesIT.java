package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Certificates of an authority, from a line in the settings to every listener. */
class CertificatesIT {

  private static final String HOST = "mail.psmail.test";
  private static final String MAIL = "/control-room/certificates/mail";
  private static final String AUTHORITIES = "/control-room/authorities";

  private static Installation psmail;
  private static Pebble authority;
  private static Pebble trials;
  private static Browser operator;

  @BeforeAll
  static void start() throws IOException {
    psmail = Installation.create(Way.REAL);
    int http = psmail.ports().of("http");
    authority = Pebble.start(http, psmail.nameServer());
    trials = authority.beside("trials", http);
    Path settings = psmail.data().resolve("psmail.properties");
    Files.writeString(
        settings,
        Files.readString(settings).replaceAll("(?m)^psmail\\.dns\\..*\n", "")
            + authority.settings()
            + trials.description()
            + """
            psmail.dry-run=trials
            psmail.acme.http.port=%1$d
            psmail.site.url=https://www.psmail.test:%2$d
            psmail.mail.host=mail.psmail.test
            """
                .formatted(http, psmail.ports().of("https")));
    psmail.start();
    operator = Browser.at("www.psmail.test", psmail);
    operator.go(OperatorIT.linkOf(psmail));
    operator.type("name", "operator").type("password", Visitor.PASSWORD).send();
  }

  @AfterAll
  static void stop() {
    operator.close();
    psmail.close();
    trials.close();
    authority.close();
  }

  @Test
  void everyListenerIsSeenServingWhatTheAuthorityIssued() {
    for (String port : List.of("imaps", "pop3s", "submissions")) {
      await(port).atMost(120, SECONDS).until(() -> served(port, "").contains("Pebble"));
    }
    assertThat(served("smtp", "smtp")).contains("issuer=CN = Pebble", "CN = mail.psmail.test");
    assertThat(served("sieve", "sieve")).contains("issuer=CN = Pebble");
    await("https")
        .atMost(60, SECONDS)
        .until(() -> served("https", "", "www.psmail.test").contains("Pebble"));
  }

  @Test
  void theDnsDeskNamesOurAccountSoThatNobodyElseMayIssue() {
    await("our account")
        .atMost(60, SECONDS)
        .untilAsserted(
            () ->
                assertThat(operator.go("/control-room/domains/psmail.test/dns").text())
                    .containsPattern(
                        "psmail\\.test\\. IN CAA 0 issue \"ca\\.psmail\\.test;"
                            + " accounturi=https://localhost:\\d+/my-account/\\w+;"
                            + " validationmethods=http-01\"")
                    .contains("psmail.test. IN CAA 0 issuewild \";\""));
  }

  @Test
  void anOrderIsTriedOutWhereNobodyTrustsTheResult() {
    String before = fingerprintInService();
    operator.go(MAIL).press("form[action$='/try'] button");
    await("the end of the trial, without loading the page by hand")
        .atMost(90, SECONDS)
        .untilAsserted(() -> assertThat(operator.text()).contains("The order would succeed"));
    // Not before: the page loads itself anew.
    assertThat(Barriers.on(operator)).isEmpty();
    operator.photograph("certificate-tried-out");
    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void aRevokedCertificateIsFollowedByAnotherOne() {
    String revoked = fingerprintInService();
    operator.go(MAIL + "/revoke").type("name", "site").touch("#reason-superseded").send();
    assertThat(operator.text()).contains("Type mail, the name of the certificate");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.photograph("certificate-revoke-wrong").type("name", "mail").send();
    assertThat(operator.text())
        .contains("The certificate is revoked", "operator had it revoked (superseded)");
    await("another certificate")
        .atMost(120, SECONDS)
        .until(() -> !Set.of("", revoked).contains(fingerprint()));
    assertThat(served("imaps", "")).contains("Pebble");
  }

  @Test
  void anAccountGetsAnotherKeyAndStaysTheSame() {
    await("our account")
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(operator.go(AUTHORITIES).text()).contains("my-account"));
    operator.go(AUTHORITIES + "/pebble/end");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.go(AUTHORITIES + "/pebble/key").send();
    assertThat(Barriers.on(operator)).isEmpty();
    assertThat(operator.text()).contains("The account has another key", "my-account");
    operator.photograph("authorities");
  }

  private static String fingerprintInService() {
    await("the first")
        .atMost(120, SECONDS)
        .untilAsserted(() -> assertThat(operator.go(MAIL).text()).contains("in service"));
    return fingerprint();
  }

  /** Of what the mail port serves; empty while it serves nothing. */
  private static String fingerprint() {
    return Command.start(
            List.of(
                "bash",
                "-c",
                "openssl s_client -connect 127.0.0.1:%d -servername %s </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha256 2>/dev/null; true"
                    .formatted(psmail.ports().of("imaps"), HOST)))
        .outputOfSuccess()
        .strip();
  }

  private static String served(String port, String startTls) {
    return served(port, startTls, HOST);
  }

  private static String served(String port, String startTls, String host) {
    String how = startTls.isEmpty() ? "" : " -starttls " + startTls;
    return Command.start(
            List.of(
                "bash",
                "-c",
                "openssl s_client -connect 127.0.0.1:%d -servername %s%s </dev/null 2>&1 | head -c 2000"
                    .formatted(psmail.ports().of(port), host, how)))
        .outputOfSuccess();
  }
}
