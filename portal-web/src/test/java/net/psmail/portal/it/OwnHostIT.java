package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.PASSWORD;
import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.portal.settings.QrCode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mail host of a domain, in every form in which its mail programs and members are told it. */
class OwnHostIT {

  private static final String DOMAINS = "/control-room/domains";
  private static final String OURS = "localhost";

  private static final Pattern OF_AUTOCONFIG = Pattern.compile("<hostname>([^<]*)");
  private static final Pattern OF_AUTODISCOVER = Pattern.compile("<Server>([^<]*)");
  private static final Pattern OF_A_PROFILE =
      Pattern.compile("ServerHostName</key>\\s*<string>([^<]*)");
  private static final Pattern OF_JSON = Pattern.compile("\"host\": \"([^\"]*)");
  private static final Pattern OF_A_POLICY = Pattern.compile("mx: (\\S*)");
  private static final Pattern OF_SERVICES =
      Pattern.compile("_(?:imaps|pop3s|submissions)\\._tcp\\.\\S+ IN SRV \\d+ 1 \\d+ (\\S*)\\.");
  private static final Pattern OF_MX = Pattern.compile(" IN MX \\d+ (\\S*)\\.");
  private static final Pattern OF_SNIPPETS =
      Pattern.compile("(?m)(?:imaps://|smtps://|^[Hh]ost )(?:[^@\\s]*@)?([^:\\s\"/]+)");

  private final Wire wire = Wire.from("127.0.0.1");
  private final Visitor operator = FirstOperator.shared().visitor();
  private final Visitor member = new Visitor();
  private final String domain = UUID.randomUUID() + ".example";
  private final String address = "owner@" + domain;

  @BeforeEach
  void addTheDomainAndBecomeItsMember() {
    Map<String, String> added = Map.of("domain", domain, "host", "mail." + domain);
    assertThat(operator.fill(DOMAINS, DOMAINS, added).statusCode()).isEqualTo(303);
    Map<String, String> typed =
        Map.of("localPart", "owner", "domain", domain, "password", PASSWORD, "language", "en");
    assertThat(header(member.fill("/register", "/register", typed), "Location"))
        .isEqualTo("/recovery-code");
    member.fill("/recovery-code", "/recovery-code", Map.of("kept", "yes"));
  }

  @Test
  void isWhatEveryFormatNamesAndNeverOurs() throws IOException {
    allName("mail." + domain);
    change("imap." + domain);
    allName("imap." + domain);
    change("");
    allName(OURS);
  }

  private void change(String host) {
    String page = DOMAINS + "/" + domain;
    assertThat(operator.fill(page, page, Map.of("host", host)).statusCode()).isEqualTo(303);
  }

  private void allName(String host) throws IOException {
    Map<String, List<String>> told = new LinkedHashMap<>();
    askAsMailPrograms(told);
    lookAsMember(told);
    lookAsOperator(told, host.equals(OURS));
    assertThat(told)
        .allSatisfy((format, hosts) -> assertThat(hosts).isNotEmpty().containsOnly(host));
    assertThat(member.page("/account/setup/phone").select("#bare svg.qr path").attr("d"))
        .as("for Thunderbird on Android")
        .isEqualTo(QrCode.of(androidAccount(host)).path());
  }

  /** Nobody has signed in, and there may be no such mailbox. */
  private void askAsMailPrograms(Map<String, List<String>> told) throws IOException {
    Visitor program = new Visitor();
    told.put(
        "autoconfig of an address",
        found(
            OF_AUTOCONFIG,
            program.get("/mail/config-v1.1.xml?emailaddress=nobody@" + domain).body()));
    for (String path :
        List.of(
            "/mail/config-v1.1.xml",
            "/.well-known/autoconfig/mail/config-v1.1.xml",
            "/.well-known/mail-v1.xml")) {
      for (String host : List.of(domain, "autoconfig." + domain)) {
        told.put(host + path, found(OF_AUTOCONFIG, wire.get(path, "Host: " + host)));
      }
    }
    for (String question :
        List.of(
            "?Email=nobody%40" + domain + "&Protocol=Autodiscoverv1",
            "/v1.0/nobody@" + domain + "?Protocol=AutodiscoverV1")) {
      String answer = program.get("/autodiscover/autodiscover.json" + question).body();
      told.put("autodiscover.json" + question, found(OF_AUTODISCOVER, outlook(url(answer))));
    }
    told.put(
        "user-agent-configuration.json",
        found(
            OF_JSON,
            wire.get(
                "/.well-known/user-agent-configuration.json", "Host: ua-auto-config." + domain)));
    told.put(
        "MTA-STS",
        found(OF_A_POLICY, wire.get("/.well-known/mta-sts.txt", "Host: mta-sts." + domain)));
  }

  private static String url(String answer) {
    Matcher url = Pattern.compile("\"Url\":\"([^\"]+)\"").matcher(answer);
    assertThat(url.find()).as(answer).isTrue();
    return URI.create(url.group(1)).getPath();
  }

  /** The first version, at the place that the second one names. */
  private String outlook(String path) throws IOException {
    return wire.send(
        "POST " + path + " HTTP/1.1",
        MailProgramsIT.OUTLOOK.formatted("nobody@" + domain),
        "Host: autodiscover." + domain,
        "Content-Type: text/xml");
  }

  private void lookAsMember(Map<String, List<String>> told) {
    for (String protocol : List.of("imap", "pop3")) {
      String profile = member.get("/account/apple.mobileconfig?protocol=" + protocol).body();
      told.put("profile for " + protocol, found(OF_A_PROFILE, profile));
    }
    told.put("profile with a password", found(OF_A_PROFILE, profileOfAnotherPhone()));
    told.put(
        "the settings by hand",
        member.page("/account/setup").select("#by-hand td:nth-of-type(1) code").eachText());
    told.put("the sheet", member.page("/account/setup/sheet").select("dd:has(br)").eachText());
    told.computeIfPresent(
        "the sheet", (name, lines) -> lines.stream().map(line -> line.split(" ", 2)[0]).toList());
    for (Element file : member.page("/account/setup/programs").select("code[id]")) {
      told.put("the file of " + file.id(), found(OF_SNIPPETS, file.wholeText()));
    }
  }

  private String profileOfAnotherPhone() {
    String phone = "/account/setup/phone";
    Map<String, String> typed = Map.of("system", "apple", "name", "Phone");
    String code = header(member.fill(phone, phone, typed), "Location");
    String link = URI.create(member.page(code).select("#link").text()).getPath();
    Visitor other = new Visitor();
    return other.fill(other.page(link), link, Map.of()).body();
  }

  /** The zone has no record for a host that is no name of the DNS. */
  private void lookAsOperator(Map<String, List<String>> told, boolean nameless) {
    String zone = operator.get(DOMAINS + "/" + domain + "/dns/zone.txt").body();
    if (nameless) {
      assertThat(zone).contains("_dmarc." + domain).doesNotContain("localhost", " IN MX ");
    } else {
      told.put("SRV", found(OF_SERVICES, zone));
      told.put("MX", found(OF_MX, zone));
    }
  }

  /** As the specification of the code has it, with the ports of the settings by hand. */
  private String androidAccount(String host) {
    Document setup = member.page("/account/setup");
    List<String> ports = setup.select("#by-hand td:nth-of-type(2) code").eachText();
    return "[1,[1,1],[0,\"%s\",%s,3,1,\"%s\"],[[[0,\"%1$s\",%4$s,3,1,\"%3$s\"],[\"%3$s\",\"owner\"]]]]"
        .formatted(host, ports.get(0), address, ports.get(2));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }
}
