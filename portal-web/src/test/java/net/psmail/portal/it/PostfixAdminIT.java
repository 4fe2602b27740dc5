package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Takeovers from PostfixAdmin where there is none to read; a journey has one. */
class PostfixAdminIT {

  private static final String TAKEOVERS = "/control-room/postfixadmin";

  private final FirstOperator first = FirstOperator.shared();
  private final Visitor operator = first.visitor();

  @Test
  void whoHasSetNoDatabaseIsToldWhatToWrite() {
    Document page = operator.page(TAKEOVERS);
    assertThat(page.select("#settings").text())
        .contains("psmail.postfixadmin.url=", ".user=", ".password-file=");
    assertThat(page.select("main form[action=" + TAKEOVERS + "]")).isEmpty();
    assertThat(page.select(".empty").text()).contains("Nothing was taken over yet");

    HttpResponse<String> read = read(operator);
    assertThat(read.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(read).select(".problems a[href=#read]").text())
        .contains("No database of PostfixAdmin is set");
  }

  @Test
  void accountsAndDomainsLeadThere() {
    for (String page : List.of("/control-room/accounts", "/control-room/domains")) {
      assertThat(operator.page(page).select("main a[href=" + TAKEOVERS + "]")).as(page).hasSize(1);
    }
  }

  @Test
  void whatWasShownTooLongAgoIsAskedForAgain() {
    first.prove();
    String order = TAKEOVERS + "/999999999/order";
    Map<String, String> sent = Map.of("csrf", csrf(operator), "digest", "x");
    for (HttpResponse<String> late : List.of(operator.get(order), operator.post(order, sent))) {
      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(Visitor.page(late).select(".problems").text()).contains("Read the database again");
    }
    for (String gone : List.of("", "/stop", "/result.csv")) {
      assertThat(operator.get(TAKEOVERS + "/999999999" + gone).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void actsOnManyAccountsAreNoTakeovers() {
    String bulk = "/control-room/accounts/bulk";
    byte[] table = "address,act\nnobody@psmail.test,lift\n".getBytes(UTF_8);
    first.prove();
    String path = header(operator.upload(bulk, Map.of("text", ""), "a.csv", table), "Location");
    assertThat(operator.get(path).statusCode()).isEqualTo(200);
    assertThat(operator.get(path.replace(bulk, TAKEOVERS)).statusCode()).isEqualTo(404);
  }

  @Test
  void membersAndAuthorsSeeNothingOfIt() {
    String name = "over-" + UUID.randomUUID().toString().substring(0, 8);
    Visitor member = new Visitor();
    member.register(name);
    Visitor author = first.colleague("author", "author-" + name);
    for (Visitor hidden : List.of(member, author)) {
      assertThat(hidden.get(TAKEOVERS).statusCode()).isEqualTo(404);
      assertThat(hidden.get(TAKEOVERS + "/1").statusCode()).isEqualTo(404);
      Map<String, String> sent = Map.of("csrf", csrf(hidden));
      assertThat(hidden.post(TAKEOVERS, sent).statusCode()).isEqualTo(404);
      assertThat(hidden.post(TAKEOVERS + "/1/stop", sent).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaidBesideTheButton() throws InterruptedException {
    String host = "127.0.0.1:" + RunningPortal.freePort();
    RunningPortal node =
        RunningPortal.another(
            Map.of(
                "psmail.postfixadmin.url",
                "jdbc:mysql://somebody@" + host + "/postfix?a=b",
                "psmail.postfixadmin.user",
                "reader"));
    try {
      Visitor there = new Visitor(node);
      there.signIn("grace", FirstOperator.PASSWORD);
      assertThat(there.page(TAKEOVERS).select("main code").text()).isEqualTo(host + "/postfix");
      HttpResponse<String> read = there.fill(TAKEOVERS, TAKEOVERS, Map.of());
      assertThat(read.statusCode()).isEqualTo(422);
      assertThat(Visitor.page(read).select("#read-problem").text())
          .contains("does not answer", "psmail.postfixadmin.url");
      HttpResponse<String> german = there.fill("/de" + TAKEOVERS, "/de" + TAKEOVERS, Map.of());
      assertThat(Visitor.page(german).select("#read-problem").text()).contains("antwortet nicht");
    } finally {
      node.stop();
    }
  }

  private HttpResponse<String> read(Visitor visitor) {
    return visitor.post(TAKEOVERS, Map.of("csrf", csrf(visitor)));
  }

  /** Of the form that stands on every page of who is signed in. */
  private static String csrf(Visitor visitor) {
    return visitor.page("/account/password").select("input[name=csrf]").get(0).val();
  }
}
