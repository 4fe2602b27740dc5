package net.psmail.portal.it;

import static java.util.Objects.requireNonNull;
import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The DNS of a domain in the control room, and the files that its zone announces. */
class DnsIT {

  private static final String DNS = "/control-room/domains/psmail.test/dns";
  private static final String SECOND = "/control-room/domains/second.test/dns";
  private static final String POLICY = "/.well-known/mta-sts.txt";
  private static final String SETTINGS = "/.well-known/user-agent-configuration.json";

  private final Visitor operator = FirstOperator.shared().visitor();
  private final Wire wire = Wire.from("127.0.0.1");

  @Test
  void showsTheZoneAndWhatIsNotInIt() {
    Document page = operator.page(SECOND);
    assertThat(page.select("#zone").text())
        .contains("_dmarc.second.test. IN TXT", "autoconfig.second.test. IN CNAME portal.test.");
    assertThat(page.select(".left-out").text()).contains("MX", "psmail.mail.host");
    HttpResponse<String> file = operator.get(SECOND + "/zone.txt");
    assertThat(file.body().strip())
        .isEqualTo(requireNonNull(page.getElementById("zone")).wholeText().strip());
    assertThat(header(file, "Content-Disposition")).contains("second.test.zone.txt");
    assertThat(operator.page("/de" + SECOND).select("h1").text()).isEqualTo("DNS von second.test");
  }

  @Test
  void isForOperatorsAndForDomainsThatAreServed() {
    Visitor member = new Visitor();
    assertThat(header(member.get(DNS), "Location")).startsWith("/sign-in");
    member.register("dns-member");
    for (String path : List.of(DNS, DNS + "/zone.txt")) {
      assertThat(member.get(path).statusCode()).isEqualTo(404);
    }
    Map<String, String> form = Map.of("csrf", csrf(member));
    for (String path : List.of(DNS + "/check", DNS + "/key", DNS + "/policy")) {
      assertThat(member.post(path, form).statusCode()).isEqualTo(404);
    }
    assertThat(operator.get("/control-room/domains/other.test/dns").statusCode()).isEqualTo(404);
    assertThat(operator.get("/control-room/domains/%20/dns").statusCode()).isEqualTo(404);
    assertThat(operator.get("/control-room/domains/PSmail.Test/dns").statusCode()).isEqualTo(200);
  }

  @Test
  void saysThatNobodyCouldBeAsked() {
    assertThat(operator.page(DNS).text()).contains("Check");
    HttpResponse<String> sent = operator.fill(DNS, DNS + "/check", Map.of());
    assertThat(header(sent, "Location")).isEqualTo(DNS);
    Document page = operator.page(DNS);
    assertThat(page.select("[role=status] h2").text()).startsWith("0 right, 0 wrong, 0 missing");
    assertThat(page.select(".records li").text()).contains("cannot be asked");
  }

  @Test
  void aNewKeyWaitsToBePublishedAndLiesWhereOnlyTheSignerReads() throws IOException {
    FirstOperator.shared().prove();
    operator.fill(SECOND, SECOND + "/key", Map.of());
    Document page = operator.page(SECOND);
    String selector = page.select("table th[scope=row]").text();
    assertThat(page.select("#zone").text()).contains(selector + "._domainkey.second.test. IN TXT");
    assertThat(page.text()).contains("to be published").doesNotContain("PRIVATE KEY");
    assertThat(page.select("form[action$=/key]")).as("one at a time").isEmpty();
    operator.post(SECOND + "/key", Map.of("csrf", page.select("main input[name=csrf]").val()));
    assertThat(operator.page(SECOND).select("table th[scope=row]").eachText()).hasSize(1);

    Path signer = RunningPortal.shared().data().resolve("signer");
    Path key = signer.resolve("keys/second.test/" + selector + ".pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(signer.resolve("key.table"))).doesNotContain("second.test");
    try (Stream<Path> keys = Files.list(key.resolveSibling(""))) {
      assertThat(keys).containsExactly(key);
    }
    assertThat(operator.page("/control-room").text()).contains("second.test (" + selector + ")");
  }

  @Test
  void thePolicyIsServedAtItsHostAndAsStrictAsItWasMade() throws IOException {
    assertThat(wire.get(POLICY, "Host: mta-sts.second.test"))
        .contains("text/plain", "version: STSv1\r\nmode: testing\r\nmx: localhost\r\n");
    operator.fill(SECOND, SECOND + "/policy", Map.of("mode", "enforce"));
    assertThat(operator.page(SECOND).select("#mode-enforce").hasAttr("checked")).isTrue();
    assertThat(wire.get(POLICY, "Host: mta-sts.second.test"))
        .contains("mode: enforce\r\n", "max_age: 1209600\r\n");
    assertThat(wire.get(POLICY + "?emailaddress=a@second.test", "Host: MTA-STS.psmail.test"))
        .contains("mode: testing");
    assertThat(wire.get(POLICY, "Host: mta-sts.other.test")).startsWith("HTTP/1.1 400");
    assertThat(wire.get(POLICY, "Host: " + RunningPortal.HOST)).startsWith("HTTP/1.1 404");

    HttpResponse<String> none = operator.fill(SECOND, SECOND + "/policy", Map.of("mode", "maybe"));
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(problems(none)).contains("Choose how strict");
    operator.fill(SECOND, SECOND + "/policy", Map.of("mode", "testing"));
  }

  @Test
  void theSettingsThatTheZoneSumsUpAreServedAtTheirHost() throws IOException {
    String answer = wire.get(SETTINGS, "Host: ua-auto-config.second.test");
    assertThat(answer)
        .contains("application/json")
        .endsWith(
            """
            {
              "protocols": {"imap": {"host": "localhost"}, "pop3": {"host": "localhost"}, "smtp": {"host": "localhost"}},
              "authentication": {"password": true},
              "info": {"provider": {"name": "PSMail"}}
            }
            """);
    assertThat(wire.get(SETTINGS, "Host: second.test")).startsWith("HTTP/1.1 200");
    assertThat(wire.get(SETTINGS, "Host: " + RunningPortal.HOST)).startsWith("HTTP/1.1 404");
    assertThat(operator.page(SECOND).select(".left-out").text()).contains("993, 995 and 465");
  }

  private static String csrf(Visitor visitor) {
    return visitor.page("/account/password").select("main input[name=csrf]").val();
  }
}
