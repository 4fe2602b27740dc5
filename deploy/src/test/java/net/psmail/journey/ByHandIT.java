package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** swaks to send and curl to read, which know nothing but what they are told by hand. */
@ParameterizedClass
@EnumSource(Way.class)
class ByHandIT {

  private static final int IMAP = 0;
  private static final int POP3 = 1;
  private static final int SMTP = 2;

  private final Installation psmail;

  ByHandIT(Way way) {
    psmail = Installation.shared(way);
  }

  @Test
  void sendsAndReadsWithWhatStandsInTheTable() {
    Visitor member = new Visitor(psmail);
    String password = member.becomeMember("hand.table");
    Document page = Visitor.page(member.open("/account/setup"));
    List<Server> servers = new ArrayList<>();
    for (Element row : page.select("#by-hand tbody tr")) {
      List<String> cells = row.select("code").eachText();
      assertThat(row.text()).contains("TLS");
      servers.add(new Server(cells.get(0), cells.get(1), cells.get(2)));
    }
    sendsAndReads(servers, "hand.table@psmail.test", password);
  }

  @Test
  void sendsAndReadsWithWhatAutoconfigAnswers() {
    String address = "hand.config@psmail.test";
    String password = new Visitor(psmail).becomeMember("hand.config");
    String answer =
        new Visitor(psmail).open("/mail/config-v1.1.xml?emailaddress=" + address).body();
    List<Server> servers = new ArrayList<>();
    for (Element server :
        Jsoup.parse(answer, "", Parser.xmlParser()).select("incomingServer, outgoingServer")) {
      assertThat(server.select("socketType").text()).isEqualTo("SSL");
      servers.add(
          new Server(
              server.select("hostname").text(),
              server.select("port").text(),
              server.select("username").text().replace("%EMAILADDRESS%", address)));
    }
    sendsAndReads(servers, address, password);
  }

  private void sendsAndReads(List<Server> servers, String address, String password) {
    assertThat(servers).hasSize(3);
    Server smtp = servers.get(SMTP);
    Command.succeed(
        List.of(
            "swaks",
            "--server=" + smtp.host,
            "--port=" + smtp.port,
            "--tls-on-connect",
            "--tls-verify",
            "--tls-ca-path=" + psmail.authority(),
            "--auth=PLAIN",
            "--auth-user=" + smtp.user,
            "--auth-password=" + password,
            "--from=" + address,
            "--to=" + address,
            "--header=Subject: Handmade",
            "--body=Every word of it"));
    Server imap = servers.get(IMAP);
    await("the letter by IMAP")
        .atMost(60, SECONDS)
        .untilAsserted(
            () ->
                assertThat(curl(imap, "imaps", "INBOX?SUBJECT%20Handmade", password))
                    .containsPattern("SEARCH \\d+"));
    String found = curl(imap, "imaps", "INBOX?SUBJECT%20Handmade", password).replaceAll("\\D", "");
    assertThat(curl(imap, "imaps", "INBOX;MAILINDEX=" + found, password))
        .contains("Subject: Handmade", "Every word of it");
    assertThat(curl(servers.get(POP3), "pop3s", found, password))
        .contains("Subject: Handmade", "Every word of it");
  }

  private String curl(Server server, String scheme, String path, String password) {
    return Command.succeed(
        List.of(
            "curl",
            "--silent",
            "--show-error",
            "--cacert",
            psmail.authority().toString(),
            "--user",
            server.user + ":" + password,
            scheme + "://" + server.host + ":" + server.port + "/" + path));
  }

  private record Server(String host, String port, String user) {}
}
