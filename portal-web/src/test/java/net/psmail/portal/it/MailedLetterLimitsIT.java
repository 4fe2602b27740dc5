package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Members who have codes mailed to addresses elsewhere, where few may leave. */
class MailedLetterLimitsIT {

  private static final String FORWARDING = "/account/forwarding";
  private static final String OTHER = "/account/other-address";

  private static final FakeRelay RELAY = new FakeRelay();

  /** Scripts are told to nobody: nothing is sent on as long as no code is told. */
  private static final RunningPortal PORTAL =
      RunningPortal.with(
          Path.of("target", "it", "ROOT.war"),
          null,
          Map.ofEntries(
              Map.entry("psmail.mail.server", "dovecot"),
              Map.entry("psmail.mail.lmtp.port", Integer.toString(RELAY.port())),
              Map.entry("psmail.mail.relay.port", Integer.toString(RELAY.port())),
              Map.entry("psmail.mail.doveadm.url", "http://127.0.0.1:1/doveadm/v1"),
              Map.entry("psmail.mail.sieve.port", "1"),
              Map.entry("psmail.mail.sieve.password", "not asked for"),
              Map.entry("psmail.limit.mailed-code.network", "100/PT1H"),
              Map.entry("psmail.limit.mailed-code.wide-network", "6/PT1H"),
              Map.entry("psmail.limit.mailed-code.all", "3/PT1H"),
              Map.entry("psmail.limit.mailed-code.address", "2/P1D")));

  private final String stranger = "vic-" + UUID.randomUUID().toString().substring(0, 8);
  private final Visitor member = new Visitor(PORTAL);

  @AfterAll
  static void stopIt() throws InterruptedException, IOException {
    PORTAL.stop();
    RELAY.close();
  }

  @Test
  void nobodyFillsTheMailboxOfAStrangerWithCodesForForwarding() {
    member.register("forwarder");
    for (int letter = 1; letter <= 2; letter++) {
      assertThat(forward(stranger + "+" + letter + "@elsewhere.example").statusCode())
          .isEqualTo(303);
    }
    assertThat(forward(stranger + "@elsewhere.example").statusCode()).isEqualTo(429);
    String waiting = member.page(FORWARDING).select("input[name=id]").val();
    HttpResponse<String> reminded = send(FORWARDING, Map.of("act", "remind", "id", waiting));
    assertThat(reminded.statusCode()).as("the same letter once more").isEqualTo(429);
    assertThat(forward("a" + stranger + "@elsewhere.example").statusCode()).isEqualTo(303);
  }

  @Test
  void codesForRecoveryAddressesArePartOfAllThatMayLeave() {
    member.register("recoverer");
    for (int letter = 1; letter <= 3; letter++) {
      assertThat(header(ask(letter + stranger + "@elsewhere.example"), "Location"))
          .isEqualTo(OTHER);
    }
    HttpResponse<String> pause = ask("4" + stranger + "@elsewhere.example");
    assertThat(pause.statusCode()).isEqualTo(429);
    assertThat(header(pause, "Retry-After")).isNotEmpty();
    Document again = Visitor.page(pause);
    assertThat(again.select("#address-problem").text()).contains("so we pause");
    assertThat(again.select("#address").val()).startsWith("4" + stranger);

    assertThat(ask("nobody").statusCode()).isEqualTo(422);
    assertThat(tell().statusCode()).as("the sixth of a wider network").isEqualTo(422);
    assertThat(tell().statusCode()).isEqualTo(429);
    assertThat(ask("nobody").statusCode()).isEqualTo(429);
  }

  private HttpResponse<String> forward(String address) {
    return send(FORWARDING, Map.of("act", "ask", "address", address));
  }

  private HttpResponse<String> ask(String address) {
    send(OTHER + "/withdraw", Map.of());
    return send(OTHER, Map.of("address", address));
  }

  private HttpResponse<String> tell() {
    return send(OTHER + "/code", Map.of("code", "0000-0000-0000"));
  }

  private HttpResponse<String> send(String path, Map<String, String> typed) {
    Map<String, String> fields = new HashMap<>(typed);
    fields.put("csrf", member.page("/account/password").select("main input[name=csrf]").val());
    return member.post(path, fields);
  }
}
