package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A certificate that an operator wants besides, from its failure to its renewal by hand. */
class CertificateRenewalIT {

  private static final String LIST = "/control-room/certificates";
  private static final String EXTRA = LIST + "/extra";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void isMendedAndThenRenewedByAnOperator() throws IOException, InterruptedException {
    Path folder = Path.of("target", "certificates-" + System.nanoTime()).toAbsolutePath();
    // A file where a directory has to be, so that nothing can be laid there.
    Files.createFile(folder);
    RunningPortal portal =
        RunningPortal.with(
            Path.of("target", "it", "ROOT.war"),
            null,
            Map.of(
                "psmail.certificates", "extra",
                "psmail.certificate.extra.names", "lists.psmail.test, www.psmail.test",
                "psmail.certificate.extra.file", folder.resolve("extra.pem").toString()));
    try {
      Visitor operator = operator(portal);
      await().atMost(PATIENCE).until(() -> state(operator).equals("failed"));
      Document failed = operator.page(LIST);
      assertThat(failed.select(".problems").text()).contains("One certificate needs you", "extra");
      assertThat(failed.select(".certificates h2 a").eachText())
          .containsExactly("extra", "site", "mail");
      assertThat(failed.select(".certificates .reason").text()).isNotEmpty();

      Files.delete(folder);
      Files.createDirectory(folder);
      HttpResponse<String> asked = operator.fill(EXTRA + "/renew", EXTRA + "/renew", Map.of());
      assertThat(header(asked, "Location")).isEqualTo(EXTRA + "?done");
      assertThat(problems(operator.fill(EXTRA + "/renew", EXTRA + "/renew", Map.of())))
          .contains("under way already");
      assertThat(operator.page(EXTRA + "?done").select(".done").text()).contains("ordered anew");
      await().atMost(PATIENCE).until(() -> state(operator).equals("in service"));

      Document page = operator.page(EXTRA);
      assertThat(page.select(".timeline li:first-child").text()).contains("in service");
      assertThat(page.select(".timeline").text()).contains("Asked for by grace.");
      assertThat(operator.get(EXTRA + "/chain.pem").body()).startsWith("-----BEGIN CERTIFICATE");
      assertThat(folder.resolve("extra.pem")).exists();
      assertThat(operator.page("/control-room").text()).contains("Certificate ordered anew");
      renewsByTheApi(portal, operator);
      saysWhyItsIssuerCannotRevokeIt(operator);
    } finally {
      portal.stop();
    }
  }

  private static void renewsByTheApi(RunningPortal portal, Visitor operator) {
    String[] token = Tokens.with(new Tokens(operator).make("Renewer", "certificates:write"));
    Visitor program = new Visitor(portal);
    String renewals = "/api/v1/certificates/extra/renewals";
    HttpResponse<String> begun = program.post(renewals, Map.of(), token);
    assertThat(begun.statusCode()).isEqualTo(202);
    assertThat(header(begun, "Location")).isEqualTo("/api/v1/certificates/extra");
    HttpResponse<String> again = program.post(renewals, Map.of(), token);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("urn:psmail:problem:under-way");
    assertThat(operator.page(EXTRA).select(".timeline").text())
        .contains("Asked for by grace (API token “Renewer”).");
    assertThat(operator.page("/control-room").text()).contains("grace (API token “Renewer”)");
  }

  private static void saysWhyItsIssuerCannotRevokeIt(Visitor operator) {
    await().atMost(PATIENCE).until(() -> state(operator).equals("in service"));
    String revoke = EXTRA + "/revoke";
    HttpResponse<String> careless =
        operator.fill(revoke, revoke, Map.of("reason", "vanity", "name", "site"));
    assertThat(careless.statusCode()).isEqualTo(422);
    assertThat(problems(careless)).contains("Choose why.", "Type extra, the name");
    HttpResponse<String> refused =
        operator.fill(revoke, revoke, Map.of("reason", "superseded", "name", " extra "));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(problems(refused)).contains("asked in vain", "no list of revoked certificates");
    assertThat(Visitor.page(refused).select("input[name=reason][checked]").val())
        .isEqualTo("superseded");
    assertThat(operator.page("/control-room").text()).doesNotContain("Certificate revoked");
  }

  private static String state(Visitor operator) {
    return operator.page(EXTRA).select(".certificate-state .tag").text();
  }

  private static Visitor operator(RunningPortal portal) throws IOException {
    String url = Files.readString(portal.data().resolve("run/operator-link")).strip();
    Visitor visitor = new Visitor(portal);
    visitor.fill(
        url.substring(url.indexOf("/operator")),
        "/operator/first-password",
        Map.of("name", "grace", "password", FirstOperator.PASSWORD));
    return visitor;
  }
}
