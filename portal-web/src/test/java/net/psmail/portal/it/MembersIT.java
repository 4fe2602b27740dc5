package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.PASSWORD;
import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What operators do with the accounts of members, through the pages of both. */
class MembersIT {

  private static final String ACCOUNTS = "/control-room/accounts";
  private static final String REASON = "Sends advertising";

  private final FirstOperator first = FirstOperator.shared();
  private final Visitor operator = first.visitor();
  private final Visitor member = new Visitor();
  private final String name = "kept-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void anOperatorFindsAnAccountAndReadsItsPage() {
    String sheet = sheet();
    Document found = operator.page(ACCOUNTS + "?q=" + name.substring(0, 10));
    assertThat(found.select("tbody a").eachText()).containsExactly(name + "@psmail.test");
    Document page = operator.page(sheet);
    assertThat(page.select("h1").text()).isEqualTo(name + "@psmail.test");
    assertThat(page.select(".facts").text()).contains("Active", "psmail.test", "English");
    assertThat(page.select("#acts + p").text()).isEqualTo("Nothing so far.");
    assertThat(operator.page(ACCOUNTS + "?q=nobody-is-called-so").text())
        .contains("No account is like that.");
  }

  @Test
  void aNoteIsReadByTheMemberWithoutTheNameOfWhoWroteIt() {
    String sheet = sheet();
    operator.fill(sheet, sheet + "/notes", Map.of("text", "Wants more room"));
    assertThat(operator.page(sheet + "?done").text())
        .contains("Wants more room", "The note is kept", "grace");
    String told = member.page("/account/stored").text();
    assertThat(told).contains("Wants more room").doesNotContain("grace");
    HttpResponse<String> wrong = operator.fill(sheet, sheet + "/notes", Map.of("text", " "));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(Visitor.problems(wrong)).isNotEmpty();
  }

  @Test
  void aNewSizeOfTheMailboxIsSeenByTheMember() {
    String sheet = sheet();
    assertThat(operator.fill(sheet, sheet + "/quota", Map.of("quota", "none")).statusCode())
        .isEqualTo(422);
    operator.fill(sheet, sheet + "/quota", Map.of("quota", "2048"));
    assertThat(member.page("/account").select(".facts").text()).contains("2 GB");
    assertThat(member.page("/account/log?show=provider").text())
        .contains("Size of a mailbox changed", "1024 → 2048 MiB");
  }

  @Test
  void theProbationOfANewAccountIsEndedOnceAndTheMemberReadsIt() {
    String sheet = sheet();
    Document page = operator.page(sheet);
    assertThat(page.text()).contains("Probation", "0 of 20 recipients");
    String lift = sheet + "/probation/lift";
    assertThat(header(operator.fill(sheet, lift, Map.of()), "Location")).endsWith("?done");
    Document over = operator.page(sheet + "?done");
    assertThat(over.text())
        .contains("The probation is over", "0 of 300 recipients", "An operator has ended");
    assertThat(over.select("form[action$=/probation/lift]")).isEmpty();
    assertThat(member.page("/account/log?show=provider").text())
        .contains("Probation of a new account ended");
    assertThat(member.page("/account/storage").select("main").text())
        .contains("0 of 1,000 recipients")
        .doesNotContain("You can send more from");
    assertThat(member.page("/account/stored").text()).contains("The end of your probation");
  }

  @Test
  void whoIsSuspendedFromSendingReadsWhyAndDoesNotCompose() {
    String sheet = sheet();
    suspend(sheet, "sending");
    assertThat(operator.page(sheet).text()).contains("Suspended from sending", REASON);
    assertThat(member.page("/account").text()).contains("You cannot send at the moment", REASON);
    assertThat(header(member.get("/account/compose"), "Location")).isEqualTo("/account");
    operator.fill(sheet, sheet + "/suspension/lift", Map.of());
    assertThat(member.page("/account").text()).doesNotContain("You cannot send");
    assertThat(member.get("/account/compose").statusCode()).isEqualTo(200);
  }

  @Test
  void whoIsSuspendedFromSigningInIsToldWhyWithTheRightPasswordOnly() {
    String sheet = sheet();
    suspend(sheet, "sign-in");
    assertThat(header(member.get("/account"), "Location")).startsWith("/sign-in");
    Visitor stranger = new Visitor();
    assertThat(stranger.signIn(name, "wrong").body()).doesNotContain(REASON);
    HttpResponse<String> right = stranger.signIn(name, PASSWORD);
    assertThat(right.statusCode()).isEqualTo(422);
    assertThat(right.body()).contains(REASON);
    operator.fill(sheet, sheet + "/suspension/lift", Map.of());
    assertThat(header(stranger.signIn(name, PASSWORD), "Location")).isEqualTo("/account");
  }

  @Test
  void aSuspensionWantsAKindAReasonAndADayToCome() {
    String sheet = sheet();
    first.prove();
    String form = sheet + "/suspension";
    assertThat(problem(form, Map.of("from", "x", "reason", REASON))).contains("Choose what");
    assertThat(problem(form, Map.of("from", "sending", "reason", "")))
        .contains("Write a few words");
    assertThat(problem(form, Map.of("from", "sending", "reason", REASON, "until", "2020-01-01")))
        .contains("a day that is not over");
  }

  @Test
  void aLinkToANewPasswordWorksOnceAndTheMemberCanStopIt() {
    String sheet = sheet();
    String stopped = link(sheet);
    assertThat(operator.page(sheet).select(".secret")).isEmpty();
    assertThat(member.page("/account").text()).contains("Somebody wants a new password");
    member.fill("/account", "/account/reset/stop", Map.of());
    assertThat(new Visitor().get(stopped).statusCode()).isEqualTo(410);
    assertThat(member.page("/account").text()).doesNotContain("Somebody wants a new password");

    String link = link(sheet);
    Visitor anew = new Visitor();
    assertThat(anew.get(link).headers().firstValue("Referrer-Policy")).contains("strict-origin");
    assertThat(anew.page(link).text()).contains("can never be read again");
    assertThat(anew.fill(link, link, Map.of("password", "password")).statusCode()).isEqualTo(422);
    String fresh = "nine yellow boats before noon";
    assertThat(header(anew.fill(link, link, Map.of("password", fresh)), "Location"))
        .isEqualTo("/recovery-code");
    assertThat(new Visitor().get(link).statusCode()).isEqualTo(410);
    assertThat(header(member.get("/account"), "Location")).startsWith("/sign-in");
    assertThat(header(new Visitor().signIn(name, fresh), "Location")).isEqualTo("/account");
  }

  @Test
  void twoOperatorsDeleteAnAccountAndOneTakesItBack() {
    String sheet = sheet();
    first.prove();
    String form = sheet + "/deletion";
    assertThat(operator.fill(form, form, Map.of("reason", "")).statusCode()).isEqualTo(422);
    operator.fill(form, form, Map.of("reason", REASON));
    assertThat(operator.page(sheet).text()).contains("somebody else must agree");
    HttpResponse<String> own = operator.fill(form + "/approve", form + "/approve", Map.of());
    assertThat(own.statusCode()).isEqualTo(422);

    Visitor second = first.colleague("operator", "second-" + name);
    assertThat(second.page("/control-room/deletions").text()).contains(name, REASON);
    second.fill(form + "/approve", form + "/approve", Map.of());
    Document told = member.page("/account");
    assertThat(told.text()).contains("We delete this account", REASON);
    assertThat(told.select("form[action=/account/stay]")).isEmpty();
    operator.fill(sheet, form + "/take-back", Map.of());
    assertThat(member.page("/account").select("h1").text()).isEqualTo("My PSMailbox");
  }

  @Test
  void membersAndAuthorsSeeNothingOfIt() {
    String sheet = sheet();
    Visitor author = first.colleague("author", "author-" + name);
    for (Visitor visitor : new Visitor[] {member, author}) {
      for (String path :
          new String[] {
            ACCOUNTS,
            sheet,
            sheet + "/suspension",
            sheet + "/reset",
            sheet + "/deletion",
            "/control-room/deletions"
          }) {
        assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(404);
      }
    }
  }

  private String sheet() {
    member.register(name);
    return operator.page(ACCOUNTS + "?q=" + name).select("tbody a").attr("href");
  }

  private void suspend(String sheet, String from) {
    first.prove();
    String form = sheet + "/suspension";
    operator.fill(form, form, Map.of("from", from, "reason", REASON));
  }

  private String problem(String form, Map<String, String> typed) {
    HttpResponse<String> answer = operator.fill(form, form, typed);
    assertThat(answer.statusCode()).isEqualTo(422);
    return Visitor.page(answer).text();
  }

  private String link(String sheet) {
    first.prove();
    Document form = operator.page(sheet + "/reset");
    assertThat(form.select("main").text())
        .contains("can never be read again", "all device passwords end", "second steps");
    operator.fill(form, sheet + "/reset", Map.of());
    String url = operator.page(sheet).select(".secret code").text();
    return url.substring(url.indexOf("/reset/"));
  }
}
