package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A node with other settings beside the one that all tests share. */
@TestMethodOrder(OrderAnnotation.class)
class SecondNodeIT {

  private static final String TEXT = "/help/secure-email";
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

  private static RunningPortal second;

  @BeforeAll
  static void startIt() {
    // The start of a node makes the first operator's link anew.
    FirstOperator.shared();
    new Visitor().register("felix.home");
    second =
        RunningPortal.another(
            Map.of(
                "psmail.reading.interval", "PT1H",
                "psmail.limit.message.network", "2/PT1H",
                "psmail.limit.compose.account", "1/PT1H",
                // And as many from a network that the trail knows.
                "psmail.limit.second-step.strangers", "1/PT1H",
                "psmail.limit.sign-in.strangers", "2/PT1H",
                "psmail.limit.api.network", "3/PT1H"));
  }

  @Test
  @Order(1)
  void whoeverSendsTooManyMessagesKeepsWhatWasTyped() {
    assertThat(send("First").statusCode()).isEqualTo(303);
    assertThat(send("Second").statusCode()).isEqualTo(303);
    HttpResponse<String> third = send("Third");
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(header(third, "Retry-After")).isNotEmpty();
    assertThat(Visitor.page(third).select("textarea").text()).isEqualTo("Third");
  }

  @Test
  @Order(2)
  void whoGuessesCodesOfTheAppKeepsNobodyOutWhoHasPaper() {
    Visitor member = new Visitor(second);
    TwoSteps steps = TwoSteps.of(member, "felix.steps");
    steps.signOut();
    member.signIn("felix.steps", Visitor.PASSWORD);
    assertThat(steps.give(Map.of("code", "000000")).statusCode()).isEqualTo(422);
    assertThat(steps.give(Map.of("code", "000 000")).statusCode()).isEqualTo(422);
    HttpResponse<String> third = steps.give(Map.of("code", steps.app().code(1)));
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(header(third, "Retry-After")).isNotEmpty();
    assertThat(Visitor.problems(third)).contains("Use a code on paper");
    HttpResponse<String> paper =
        member.fill(Visitor.page(third), TwoSteps.ASKED, Map.of("code", steps.paper().get(0)));
    assertThat(header(paper, "Location")).isEqualTo("/account");
  }

  @Test
  @Order(2)
  void whoGuessesKeepsNoOwnerOutWhoHasComeFromHereBeforeTheNodeStarted() throws IOException {
    for (String network : List.of("127.0.9.1", "127.0.8.1")) {
      assertThat(Wire.from(network).to(second).signIn("felix.home")).startsWith("HTTP/1.1 422");
    }
    assertThat(Wire.from("127.0.7.1").to(second).signIn("felix.home")).startsWith("HTTP/1.1 429");
    HttpResponse<String> owner = new Visitor(second).signIn("felix.home", Visitor.PASSWORD);
    assertThat(header(owner, "Location")).isEqualTo("/account");
  }

  @Test
  @Order(2)
  void whoeverSendsTooManyMailsKeepsWhatWasTyped() {
    Visitor member = new Visitor(second);
    member.register("felix.compose");
    assertThat(compose(member, "First").statusCode()).isEqualTo(303);
    HttpResponse<String> secondMail = compose(member, "Second");
    assertThat(secondMail.statusCode()).isEqualTo(429);
    assertThat(header(secondMail, "Retry-After")).isNotEmpty();
    assertThat(Visitor.page(secondMail).select("textarea").text()).isEqualTo("Second");
  }

  private static HttpResponse<String> compose(Visitor member, String text) {
    Map<String, String> typed =
        Map.of("to", "felix.compose@psmail.test", "cc", "", "subject", "Hello", "text", text);
    return member.fill("/account/compose", "/account/compose", typed);
  }

  @Test
  @Order(3)
  void aTokenThatIsRevokedOnOneNodeIsRefusedOnTheOtherAndWhoAsksTooOftenIsSlowedDown() {
    Tokens tokens = new Tokens(FirstOperator.shared().visitor());
    String[] token = Tokens.with(tokens.make("Two nodes", "certificates:read"));
    Visitor program = new Visitor(second);
    assertThat(program.get("/api/v1/alarms", token).statusCode()).isEqualTo(200);
    tokens.revoke("Two nodes");
    assertThat(program.get("/api/v1/alarms", token).statusCode()).isEqualTo(401);
    assertThat(program.get("/api/v1/alarms").statusCode()).isEqualTo(401);
    HttpResponse<String> fourth = program.get("/api/v1/alarms", token);
    assertThat(fourth.statusCode()).isEqualTo(429);
    assertThat(header(fourth, "Retry-After")).isNotEmpty();
    assertThat(fourth.body()).contains("urn:psmail:problem:too-many-requests");
  }

  /** The last one, as it ends the node. */
  @Test
  @Order(4)
  void writesNothingForAViewAndEverythingBeforeItStops() throws InterruptedException {
    long before = reads();
    for (int i = 0; i < 5; i++) {
      read(new Visitor(second));
    }
    // Once the first node has written, the five of the second would be there too.
    read(new Visitor());
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(reads()).isEqualTo(before + 1));
    second.stop();
    assertThat(reads()).isEqualTo(before + 6);
  }

  private static HttpResponse<String> send(String text) {
    Map<String, String> typed =
        Map.of("name", "", "address", "ada@example.org", "subject", "Hello", "text", text);
    return new Visitor(second).fill("/message", "/message", typed);
  }

  private static void read(Visitor reader) {
    reader.get(TEXT, "User-Agent", FIREFOX);
  }

  private static long reads() {
    return second
        .database()
        .number("select sum(times) from page_reads where item_key = 'secure-email'");
  }
}
