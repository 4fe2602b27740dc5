package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.PASSWORD;
import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.IDN;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The domains of customers, through the pages and as mail programs see them. */
class DomainsIT {

  private static final String DOMAINS = "/control-room/domains";

  private final FirstOperator first = FirstOperator.shared();
  private final Visitor operator = first.visitor();
  private final Visitor visitor = new Visitor();

  @Test
  void aDomainOfAnyScriptIsServedAsSoonAsItIsAdded() throws IOException {
    String added = "b\u00fccher-" + UUID.randomUUID() + ".example";
    assertThat(add("  " + added.toUpperCase(Locale.ROOT) + ". ", "").select(".done").text())
        .contains("The domain is served", "xn--bcher-");
    Document list = operator.page(DOMAINS);
    assertThat(list.select("th a").eachText()).contains(added);
    String ascii = IDN.toASCII(added);
    for (String asked : new String[] {added, ascii, ascii.toUpperCase(Locale.ROOT) + "."}) {
      assertThat(settings(asked)).contains("<domain>" + ascii + "</domain>", "localhost");
    }
    for (String host : new String[] {"autoconfig." + ascii, ascii.toUpperCase(Locale.ROOT)}) {
      assertThat(Wire.from("127.0.0.1").get("/mail/config-v1.1.xml", "Host: " + host + ".:80"))
          .contains("<domain>" + ascii + "</domain>");
    }
    assertThat(visitor.page("/register").select("#domain option").eachText()).contains(ascii);
  }

  @Test
  void aDomainMayHaveAMailHostOfItsOwnAndChangeIt() {
    String domain = newDomain();
    add(domain, "Mail." + domain);
    assertThat(settings(domain)).contains("<hostname>mail." + domain + "</hostname>");
    assertThat(operator.page(DOMAINS + "/" + domain).select(".inset-warn").text())
        .as("the authority may not speak for it")
        .contains("mail." + domain);

    first.prove();
    change(domain, "imap.second.test");
    assertThat(settings(domain)).contains("<hostname>imap.second.test</hostname>");
    assertThat(operator.page(DOMAINS + "/" + domain).select(".inset-warn"))
        .as("taken into the certificate")
        .isEmpty();

    change(domain, "");
    assertThat(settings(domain)).contains("<hostname>localhost</hostname>");
  }

  @Test
  void aDomainThatIsNoLongerServedTakesNoMailAndNoLoginsUntilItIsTakenBack() {
    String domain = newDomain();
    add(domain, "");
    String name = "formats2-" + domain.substring(0, 8);
    Map<String, String> typed =
        Map.of("localPart", name, "domain", domain, "password", PASSWORD, "language", "en");
    Visitor member = new Visitor();
    assertThat(header(member.fill("/register", "/register", typed), "Location"))
        .isEqualTo("/recovery-code");
    assertThat(takesMail(name + "@" + domain)).isTrue();
    assertThat(member.page("/account").text()).doesNotContain("is not served");

    first.prove();
    String stop = DOMAINS + "/" + domain + "/stop";
    assertThat(operator.page(stop).text()).contains("1 mailbox is concerned");
    assertThat(told(operator.fill(stop, stop, Map.of()))).contains("no longer served", domain);
    assertThat(takesMail(name + "@" + domain)).isFalse();
    assertThat(visitor.get("/mail/config-v1.1.xml?emailaddress=a@" + domain).statusCode())
        .isEqualTo(404);
    assertThat(visitor.page("/register").select("#domain option").eachText())
        .doesNotContain(domain);
    assertThat(member.page("/account").select(".inset-warn").text())
        .contains(domain + " is not served at the moment", "Since");

    String page = DOMAINS + "/" + domain;
    assertThat(told(operator.fill(page, page + "/resume", Map.of()))).contains("served again");
    assertThat(takesMail(name + "@" + domain)).isTrue();
    assertThat(settings(domain)).contains(domain);
    assertThat(operator.page("/control-room").text())
        .contains("Domain no longer served", "Domain served again");
    assertThat(member.page("/account").text()).doesNotContain("is not served");
    assertThat(member.page("/account/log?show=provider").select(".devices h2").eachText())
        .containsExactly(
            "Domain served again by the provider", "Domain no longer served by the provider");
  }

  @Test
  void theDomainOfTheSiteItselfIsAlwaysServed() {
    first.prove();
    String stop = DOMAINS + "/psmail.test/stop";
    HttpResponse<String> refused = operator.fill(stop, stop, Map.of());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(problems(refused)).contains("always served");
    assertThat(operator.page(DOMAINS + "/psmail.test").select(".danger-link")).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidBesideTheFieldAndWhatWasTypedIsKept() {
    Map<String, String> typed = Map.of("domain", "no domain", "host", "mail..example.org");
    HttpResponse<String> wrong = operator.fill(DOMAINS, DOMAINS, typed);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(problems(wrong)).contains("Type a domain name", "Type a host name");
    Document page = Visitor.page(wrong);
    assertThat(page.select("#domain").val()).isEqualTo("no domain");
    assertThat(page.select("#host").val()).isEqualTo("mail..example.org");

    Map<String, String> again = Map.of("domain", "Second.test.", "host", "");
    HttpResponse<String> known = operator.fill(DOMAINS, DOMAINS, again);
    assertThat(known.statusCode()).isEqualTo(422);
    assertThat(problems(known)).contains("in the list already");
    assertThat(operator.get(DOMAINS + "/unknown.example").statusCode()).isEqualTo(404);
  }

  @Test
  void onlyOperatorsFindThem() {
    Visitor colleague = first.colleague("operator", "formats2-operator");
    assertThat(colleague.get(DOMAINS).statusCode()).isEqualTo(200);
    Visitor author = first.colleague("author", "formats2-author");
    assertThat(author.get(DOMAINS).statusCode()).isEqualTo(404);
    String csrf = author.page("/account/password").select("input[name=csrf]").val();
    for (String form :
        new String[] {"", "/second.test", "/second.test/stop", "/second.test/resume"}) {
      Map<String, String> sent = Map.of("csrf", csrf, "domain", newDomain(), "host", "");
      assertThat(author.post(DOMAINS + form, sent).statusCode()).as(form).isEqualTo(404);
    }
  }

  private static String newDomain() {
    return UUID.randomUUID() + ".example";
  }

  private Document add(String domain, String host) {
    Map<String, String> typed = Map.of("domain", domain, "host", host);
    return operator.page(header(operator.fill(DOMAINS, DOMAINS, typed), "Location"));
  }

  private void change(String domain, String host) {
    String page = DOMAINS + "/" + domain;
    assertThat(told(operator.fill(page, page, Map.of("host", host)))).contains("is changed");
  }

  private String told(HttpResponse<String> done) {
    return operator.page(header(done, "Location")).select(".done").text();
  }

  private String settings(String domain) {
    String asked = URLEncoder.encode(domain, StandardCharsets.UTF_8);
    return visitor.get("/mail/config-v1.1.xml?emailaddress=a@" + asked).body();
  }

  /** By the view that the mail servers read. */
  private static boolean takesMail(String address) {
    return RunningPortal.shared()
            .database()
            .number("select count(*) from mail_user where address = ?", address)
        == 1;
  }
}
