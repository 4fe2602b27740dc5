package net.psmail.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An installation whose codes leave for other providers, with few of each kind. */
class MailedCodeLimitsIT {

  private static final String TOKEN = "0123456789abcdefABCDEF";

  private static final FakeRelay RELAY = new FakeRelay();
  private static final RunningPortal PORTAL =
      RunningPortal.with(
          Path.of("target", "it", "ROOT.war"),
          null,
          Map.ofEntries(
              Map.entry("psmail.http.trusted-proxies", "127.0.0.1"),
              Map.entry("psmail.mail.server", "dovecot"),
              Map.entry("psmail.mail.lmtp.port", Integer.toString(RELAY.port())),
              Map.entry("psmail.mail.relay.port", Integer.toString(RELAY.port())),
              Map.entry("psmail.mail.doveadm.url", "http://127.0.0.1:1/doveadm/v1"),
              Map.entry("psmail.limit.mailed-code.network", "3/PT1H"),
              Map.entry("psmail.limit.mailed-code.wide-network", "5/PT1H"),
              Map.entry("psmail.limit.mailed-code.all", "4/PT1H"),
              Map.entry("psmail.limit.mailed-code.address", "2/P1D"),
              Map.entry("psmail.signup.proof", "50")));

  @AfterAll
  static void stopIt() throws InterruptedException, IOException {
    PORTAL.stop();
    RELAY.close();
  }

  @Test
  void aSiteOfIpv6IsOneNetworkAndAWiderOneHasABitMore() throws Exception {
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(ask("nobody", "2001:db9:1:" + attempt + "::1").statusCode()).isEqualTo(422);
    }
    assertThat(ask("nobody", "2001:db9:1:4::1").statusCode())
        .as("a fourth from the same /48")
        .isEqualTo(429);
    assertThat(ask("nobody", "2001:db9:2::1").statusCode()).isEqualTo(422);
    assertThat(ask("nobody", "2001:db9:3::1").statusCode()).isEqualTo(422);
    assertThat(ask("nobody", "2001:db9:4::1").statusCode())
        .as("a sixth from the same /32")
        .isEqualTo(429);
    assertThat(ask("nobody", "2001:dba::1").statusCode()).isEqualTo(422);
  }

  @Test
  void anAddressCountsWithItsTagsAndAllOfThemTogether() throws Exception {
    String name = "vic-" + UUID.randomUUID().toString().substring(0, 8);
    assertThat(ask(name + "+1@elsewhere.example", "198.51.100.1").statusCode()).isEqualTo(200);
    assertThat(ask(name + "+2@elsewhere.example", "192.0.2.1").statusCode()).isEqualTo(200);
    assertThat(ask(name + "@elsewhere.example", "203.0.113.1").statusCode()).isEqualTo(429);
    assertThat(ask("a" + name + "@elsewhere.example", "10.1.1.1").statusCode()).isEqualTo(200);
    assertThat(ask("b" + name + "@elsewhere.example", "10.2.1.1").statusCode()).isEqualTo(200);
    HttpResponse<String> pause = ask("c" + name + "@elsewhere.example", "10.3.1.1");
    assertThat(pause.statusCode()).isEqualTo(429);
    assertThat(Visitor.page(pause).select("#address-problem").text())
        .contains("so we pause", "try again in an hour");
    assertThat(Visitor.page(pause).select("#address").val()).startsWith("c" + name);
  }

  private static HttpResponse<String> ask(String address, String client)
      throws IOException, InterruptedException {
    String body =
        "csrf=%s&form=%s&address=%s"
            .formatted(
                TOKEN, UUID.randomUUID(), URLEncoder.encode(address, StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(PORTAL.at("/register/code/ask"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", "form=" + TOKEN + "; __Host-form=" + TOKEN)
            .header("X-Forwarded-For", client)
            .header("X-Forwarded-Proto", "https")
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
