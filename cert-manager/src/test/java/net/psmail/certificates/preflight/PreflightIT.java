package net.psmail.certificates.preflight;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.dns.TrialDns;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.Finding;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.TrialDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

class PreflightIT {

  private static final String PATH = "/.well-known/acme-challenge/";

  private final ChallengeAnswers answers =
      new ChallengeAnswers(TrialDatabase.create(), new SettableClock());
  private TrialDns dns;
  private HttpServer site;
  private volatile int status = 200;
  private volatile String redirect = "";

  @BeforeEach
  void start() throws IOException {
    dns = new TrialDns();
    dns.add(
        """
        mail.acme.test. A 127.0.0.1
        imap.acme.test. CNAME mail.acme.test.
        """);
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/", this::answer);
    site.start();
  }

  @AfterEach
  void stop() {
    site.stop(0);
    dns.close();
  }

  @Test
  void findsNothingWrongWithNamesThatLeadHere() {
    assertThat(findings("mail.acme.test", "imap.acme.test", "127.0.0.1")).isEmpty();
  }

  @Test
  void takesAwayTheAnswerThatItTriedItWith() {
    URI[] asked = new URI[1];
    site.removeContext("/");
    site.createContext(
        "/",
        exchange -> {
          asked[0] = exchange.getRequestURI();
          answer(exchange);
        });
    findings("mail.acme.test");

    assertThat(answers.to(ChallengeKind.HTTP_01, asked[0].getPath().substring(PATH.length())))
        .isEmpty();
  }

  @Test
  void findsTheRecordsOfTheDomainAboveThatLetNobodyElseIssue() {
    dns.add("acme.test. CAA 0 issue \"other.test\"");

    assertThat(findings("mail.acme.test"))
        .containsExactly(
            new Finding(
                "mail.acme.test",
                false,
                "The CAA records of acme.test do not let ca.test issue for us: add acme.test. CAA 0"
                    + " issue \"ca.test\"."));
  }

  @Test
  void looksNoFurtherUpThanTheNearestRecords() {
    dns.add(
        """
        test. CAA 0 issue ";"
        acme.test. CAA 0 issue "ca.test"
        """);

    assertThat(findings("mail.acme.test")).isEmpty();
  }

  @Test
  void readsTheRecordsOfWhereAnAliasLeadsAsItsOwn() {
    dns.add("mail.acme.test. CAA 0 issue \"other.test\"");

    assertThat(findings("imap.acme.test"))
        .extracting(Finding::sentence)
        .first()
        .asString()
        .contains("add imap.acme.test. CAA 0 issue");
  }

  @Test
  void doesNotTakeAFaultForTheAbsenceOfRecords() {
    dns.fail("acme.test.", Rcode.SERVFAIL);

    List<Finding> findings = findings("mail.acme.test", "127.0.0.1");

    assertThat(findings).extracting(Finding::name).containsExactly("mail.acme.test");
    assertThat(findings.get(0).passing()).isTrue();
    assertThat(findings.get(0).sentence()).contains("SERVFAIL").contains("acme.test");
  }

  @Test
  void waitsForNoAnswerTwiceButAsksEachQuestionOnceForAllNames() {
    dns.ignore("acme.test.");

    assertThat(findings("mail.acme.test", "imap.acme.test"))
        .hasSize(2)
        .allMatch(Finding::passing)
        .allMatch(finding -> finding.sentence().contains("no answer from"));
  }

  @Test
  void findsAHostWithoutAddress() {
    dns.add("mx.acme.test. TXT nothing");

    assertThat(findings("mx.acme.test", "nowhere.acme.test"))
        .extracting(Finding::sentence)
        .containsExactly(
            "mx.acme.test has no address: add mx.acme.test. A or AAAA with the public address of"
                + " this server.",
            "nowhere.acme.test has no address: add nowhere.acme.test. A or AAAA with the public"
                + " address of this server.");
  }

  @Test
  void findsTheOneAddressOfSeveralThatDoesNotLeadHere() {
    dns.add("mail.acme.test. AAAA ::1");

    List<Finding> findings = findings("mail.acme.test");

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).sentence())
        .contains("Nothing answers at 0:0:0:0:0:0:0:1")
        .contains("AAAA record of mail.acme.test");
  }

  @Test
  void findsAnotherServerInOurPlace() {
    status = 404;

    List<Finding> findings = findings("mail.acme.test");

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).passing()).isFalse();
    assertThat(findings.get(0).sentence())
        .contains("status 404")
        .contains("A record of mail.acme.test");
  }

  @Test
  void followsRedirectsAsAuthoritiesDo() {
    redirect = "http://imap.acme.test:" + site.getAddress().getPort();
    assertThat(findings("mail.acme.test")).isEmpty();

    redirect = "http://nowhere.acme.test";
    assertThat(findings("mail.acme.test"))
        .extracting(Finding::sentence)
        .first()
        .asString()
        .contains("nowhere.acme.test");
  }

  @Test
  void asksNobodyBehindARouterThatLeadsNoWayBack() {
    status = 404;
    Preflight modest = preflight(false);

    assertThat(modest.of(plan(ChallengeKind.HTTP_01, "mail.acme.test"), applicant())).isEmpty();
  }

  @Test
  void knowsWhichNamesCanBeProvedHow() {
    assertThat(findings("*.acme.test")).extracting(Finding::name).containsExactly("*.acme.test");
    assertThat(
            preflight(true).of(plan(ChallengeKind.DNS_01, "*.acme.test", "127.0.0.1"), applicant()))
        .extracting(Finding::name)
        .containsExactly("127.0.0.1");
  }

  private List<Finding> findings(String... names) {
    return preflight(true).of(plan(ChallengeKind.HTTP_01, names), applicant());
  }

  private Preflight preflight(boolean asksItself) {
    return new Preflight(
        new PreflightSettings(dns.address(), site.getAddress().getPort(), asksItself),
        answers,
        Optional.empty(),
        new SecureRandom());
  }

  private static Applicant applicant() {
    return new Applicant(Set.of("ca.test"), URI.create("https://ca.test/acct/1"));
  }

  private static Plan plan(ChallengeKind kind, String... names) {
    return new Plan(
        "mail", CertificateNames.of(List.of(names)), KeyType.EC_P256, kind, null, List.of("ca"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!redirect.isEmpty() && !path.startsWith("/moved")) {
      exchange.getResponseHeaders().add("Location", redirect + "/moved" + path);
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
      return;
    }
    byte[] body =
        answers
            .to(ChallengeKind.HTTP_01, path.substring(path.lastIndexOf('/') + 1))
            .orElse("nothing")
            .getBytes(US_ASCII);
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
