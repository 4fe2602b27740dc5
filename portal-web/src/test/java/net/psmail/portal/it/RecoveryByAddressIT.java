package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.PASSWORD;
import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An installation whose letters leave for other providers, and where a recovery takes seconds. */
class RecoveryByAddressIT {

  private static final String NEXT_PASSWORD = "eight yellow lamps on the stairs";
  private static final String ADDRESS = "/account/other-address";
  private static final String STOP = ADDRESS + "/stop-recovery";
  private static final Pattern CODE = Pattern.compile("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}");
  private static final Pattern LINK = Pattern.compile("https://\\S+(/recover/(?:link|stop)/\\S+)");

  private static final FakeRelay RELAY = new FakeRelay();
  private static final RunningPortal PORTAL =
      RunningPortal.with(
          Path.of("target", "it", "ROOT.war"),
          null,
          Map.of(
              "psmail.mail.server", "dovecot",
              "psmail.mail.lmtp.port", Integer.toString(RELAY.port()),
              "psmail.mail.relay.port", Integer.toString(RELAY.port()),
              "psmail.mail.doveadm.url", "http://127.0.0.1:1/doveadm/v1",
              "psmail.recovery.delay", "PT3S",
              "psmail.limit.recovery.network", "1000/PT1H",
              "psmail.limit.mailed-code.network", "1000/PT1H",
              "psmail.signup.proof", "50"));

  private final String name = "lost-" + UUID.randomUUID().toString().substring(0, 8);
  private final String mailbox = name + "@psmail.test";
  private final String elsewhere = name + "@elsewhere.example";
  private final Visitor member = new Visitor(PORTAL);

  @AfterAll
  static void stopIt() throws InterruptedException, IOException {
    PORTAL.stop();
    RELAY.close();
  }

  @Test
  void aMemberWhoHasLostBothComesBackAfterTheDelay() {
    registerByCode("yes");
    assertThat(member.page(ADDRESS).select("main").text()).contains(elsewhere, "Confirmed since");
    String link = askForLink();
    Visitor lost = new Visitor(PORTAL);
    Document before = lost.page(link);
    assertThat(before.select("main").text())
        .contains(
            mailbox, "stays unreadable, for good", "second step", "need new device passwords");
    assertThat(member.page("/account").select(".takeover")).isEmpty();

    lost.fill(before, link + "/begin", Map.of());
    assertThat(member.page("/account/devices").select(".takeover").text())
        .contains("Somebody is about to take over this mailbox");
    RELAY.letter(mailbox, "/recover/stop/");
    RELAY.letter(elsewhere, "/recover/stop/");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !lost.page(link).select("#password").isEmpty());
    HttpResponse<String> weak = lost.fill(link, link, Map.of("password", "12345678"));
    assertThat(weak.statusCode()).isEqualTo(422);
    HttpResponse<String> back = lost.fill(link, link, Map.of("password", NEXT_PASSWORD));
    assertThat(header(back, "Location")).isEqualTo("/recovery-code");

    assertThat(Visitor.groups(lost.page("/recovery-code"))).isNotEmpty();
    assertThat(header(member.get("/account"), "Location")).startsWith("/sign-in");
    assertThat(new Visitor(PORTAL).signIn(name, PASSWORD).statusCode()).isEqualTo(422);
    assertThat(new Visitor(PORTAL).get(link).statusCode()).isEqualTo(410);
    RELAY.letter(mailbox, "is finished");
    RELAY.letter(elsewhere, "is finished");
  }

  @Test
  void theOwnerStopsItByTheButtonOrByTheLinkInTheLetter() {
    registerByCode("yes");
    String link = askForLink();
    Visitor thief = new Visitor(PORTAL);
    thief.fill(link, link + "/begin", Map.of());
    HttpResponse<String> stopped = member.fill("/account", STOP, Map.of());
    assertThat(member.page(header(stopped, "Location")).select(".done-title").text())
        .contains("The recovery is stopped");
    assertThat(member.page("/account").select(".takeover")).isEmpty();
    assertThat(thief.get(link).statusCode()).isEqualTo(410);
    RELAY.letter(elsewhere, "was stopped");
    assertThat(member.page("/account/log").text()).contains("Recovery stopped");
  }

  @Test
  void theLinkOfALetterStopsItWithoutAnyPassword() {
    registerByCode("yes");
    String link = askForLink();
    Visitor thief = new Visitor(PORTAL);
    thief.fill(link, link + "/begin", Map.of());
    String stop = link(RELAY.letter(mailbox, "/recover/stop/"));
    Visitor owner = new Visitor(PORTAL);
    HttpResponse<String> stopped = owner.fill(stop, stop, Map.of());
    assertThat(header(stopped, "Location")).isEqualTo("/recover/stopped");
    assertThat(thief.get(link).statusCode()).isEqualTo(410);
    assertThat(owner.get(stop).statusCode()).isEqualTo(410);
  }

  @Test
  void theAnswerTellsNothingOfWhatThereIs() {
    registerByCode("yes");
    HttpResponse<String> known = ask(mailbox);
    HttpResponse<String> unknown = ask("nobody-" + mailbox);
    assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
    assertThat(header(known, "Location"))
        .isEqualTo("/recover/asked")
        .isEqualTo(header(unknown, "Location"));
    assertThat(new Visitor(PORTAL).page("/recover/asked").select("main").text())
        .contains("If that mailbox exists");
  }

  @Test
  void withoutScriptsACodeDoesForTheProofAndTheAddressIsForgottenUnlessItShallStay() {
    registerByCode("");
    assertThat(member.page("/account").select("h1").text()).isEqualTo("My PSMailbox");
    assertThat(member.page(ADDRESS).select("main").text()).doesNotContain(elsewhere);
    String rows =
        "select (select count(*) from mailed_code where address = ?)"
            + " + (select count(*) from other_address where address = '"
            + elsewhere
            + "')";
    assertThat(PORTAL.database().number(rows, elsewhere)).isZero();
  }

  @Test
  void aWrongCodeAndAThrowAwayAddressAreRefusedBesideTheField() {
    Document asked = begin();
    HttpResponse<String> refused =
        member.fill(asked, "/register/code/ask", Map.of("address", "a@eu.mailinator.com"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(problems(refused)).contains("another provider");
    HttpResponse<String> own =
        member.fill(asked, "/register/code/ask", Map.of("address", "ada@psmail.test"));
    assertThat(problems(own)).isEqualTo(problems(refused));
    Document waiting =
        Visitor.page(member.fill(asked, "/register/code/ask", Map.of("address", elsewhere)));
    HttpResponse<String> wrong =
        member.fill(waiting, "/register/code/confirm", Map.of("code", "0000-0000-0000"));
    assertThat(problems(wrong)).contains("The code is not right");
    assertThat(Visitor.page(wrong).select("#code").val())
        .as("what was typed is kept")
        .isEqualTo("0000-0000-0000");
    HttpResponse<String> nowhere =
        member.fill(begin(), "/register/code/ask", Map.of("address", "nobody"));
    assertThat(Visitor.page(nowhere).select("#address").val()).isEqualTo("nobody");
  }

  @Test
  void aCodeThatIsNotWaitedForAnyMoreIsRefusedBesideTheFieldThatIsThere() {
    Document asked = begin();
    Document waiting =
        Visitor.page(member.fill(asked, "/register/code/ask", Map.of("address", elsewhere)));
    member.fill(waiting, "/register/code", Map.of("another", "yes"));
    HttpResponse<String> late =
        member.fill(waiting, "/register/code/confirm", Map.of("code", "0000-0000-0000"));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(late).select("#address-problem").text())
        .contains("The code is not right");
  }

  @Test
  void aMemberNamesChangesAndRemovesAnAddress() {
    registerByCode("");
    member.fill(ADDRESS, ADDRESS, Map.of("address", elsewhere));
    Document waiting = member.page(ADDRESS);
    assertThat(waiting.select("main").text()).contains("on its way to " + elsewhere);
    String code = code(RELAY.letter(elsewhere, "recovery address"));
    Document refused =
        Visitor.page(member.fill(waiting, ADDRESS + "/code", Map.of("code", "0000-0000-0000")));
    assertThat(refused.select("#code-problem").text()).contains("The code is not right");
    assertThat(refused.select("#code").val()).isEqualTo("0000-0000-0000");
    HttpResponse<String> confirmed = member.fill(waiting, ADDRESS + "/code", Map.of("code", code));
    assertThat(member.page(header(confirmed, "Location")).select(".done-title").text())
        .isEqualTo("The address is confirmed");
    HttpResponse<String> removed = member.fill(ADDRESS + "/remove", ADDRESS + "/remove", Map.of());
    assertThat(member.page(header(removed, "Location")).select(".done-title").text())
        .contains("The address is removed");
    RELAY.letter(elsewhere, "was removed");

    HttpResponse<String> late = member.fill(waiting, ADDRESS + "/code", Map.of("code", code));
    assertThat(Visitor.page(late).select("#address-problem").text())
        .contains("The code is not right");
    assertThat(Visitor.page(late).select("#address").val()).isEmpty();
  }

  /** The first step: what stands on the page for browsers without scripts. */
  private Document begin() {
    return Visitor.page(member.fill("/register", "/register/code", Map.of()));
  }

  private void registerByCode(String keep) {
    Document waiting =
        Visitor.page(member.fill(begin(), "/register/code/ask", Map.of("address", elsewhere)));
    String code = code(RELAY.letter(elsewhere, "registers at"));
    Document form =
        Visitor.page(member.fill(waiting, "/register/code/confirm", Map.of("code", code)));
    assertThat(form.select("#keep").hasAttr("checked")).isFalse();
    Map<String, String> typed = new HashMap<>();
    typed.putAll(Map.of("localPart", name, "domain", "psmail.test", "password", PASSWORD));
    typed.putAll(Map.of("language", "en", "keep", keep));
    assertThat(header(member.fill(form, "/register", typed), "Location"))
        .isEqualTo("/recovery-code");
    member.fill("/recovery-code", "/recovery-code", Map.of("kept", "yes"));
  }

  private String askForLink() {
    ask(mailbox);
    return link(RELAY.letter(elsewhere, "/recover/link/"));
  }

  private static HttpResponse<String> ask(String address) {
    return new Visitor(PORTAL).fill("/recover/lost", "/recover/lost", Map.of("address", address));
  }

  private static String code(String letter) {
    return first(CODE.matcher(letter), 0);
  }

  private static String link(String letter) {
    return first(LINK.matcher(letter), 1);
  }

  private static String first(Matcher matcher, int group) {
    assertThat(matcher.find()).isTrue();
    return matcher.group(group);
  }
}
