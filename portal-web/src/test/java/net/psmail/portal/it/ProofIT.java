package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is dangerous in the control room asks a browser that was left open who is there. */
class ProofIT {

  private static final String ROOM = "/control-room";
  private static final String NAME = "signed-in-long-ago";

  private static Visitor administrator;
  private static String csrf;

  @BeforeAll
  static void signInLongAgo() {
    administrator = FirstOperator.shared().colleague("administrator", NAME);
    RunningPortal.shared()
        .database()
        .change(
            "update web_session set proved_at = dateadd('hour', -1, proved_at) where account_id ="
                + " (select id from account where sign_in_name = ?)",
            NAME);
    csrf = administrator.page("/message").select("main input[name=csrf]").val();
  }

  /** The only administrator of the other tests is that again. */
  @AfterAll
  static void leave() {
    FirstOperator first = FirstOperator.shared();
    first.prove();
    String own =
        first.visitor().page(ROOM + "/staff").select(".people li").stream()
            .filter(person -> person.select("h2").text().startsWith(NAME))
            .findFirst()
            .orElseThrow()
            .select("a")
            .attr("href");
    first.visitor().fill(own + "/end", own + "/end", Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/accounts/1/suspension",
        "/accounts/1/reset",
        "/accounts/1/deletion",
        "/accounts/1/deletion/approve",
        "/accounts/bulk",
        "/accounts/bulk/1/order",
        "/postfixadmin/1/order",
        "/invites/1/take-back",
        "/staff/1/end",
        "/staff/1/second-step",
        "/webhooks/1/secret",
        "/webhooks/1/remove",
        "/domains/second.test/stop",
        "/certificates/site/revoke",
        "/authorities/le/key",
        "/authorities/le/end"
      })
  void asksBeforeThePageIsShown(String path) {
    assertThat(header(administrator.get(ROOM + path), "Location"))
        .isEqualTo("/account/proof?next=" + ROOM + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/accounts/1/suspension",
        "/accounts/1/suspension/lift",
        "/accounts/1/reset",
        "/accounts/1/reset/withdraw",
        "/accounts/1/deletion",
        "/accounts/1/deletion/approve",
        "/accounts/1/deletion/withdraw",
        "/accounts/1/deletion/take-back",
        "/accounts/bulk/1/order",
        "/postfixadmin/1/order",
        "/invites/1/take-back",
        "/invites/1/give-back",
        "/staff",
        "/staff/1",
        "/staff/1/end",
        "/staff/1/restore",
        "/staff/1/second-step",
        "/tokens",
        "/webhooks",
        "/webhooks/1/secret",
        "/webhooks/1/remove",
        "/domains/second.test",
        "/domains/second.test/stop",
        "/domains/second.test/dns/key",
        "/certificates/site/revoke",
        "/authorities/le/key",
        "/authorities/le/end"
      })
  void asksBeforeItIsDone(String path) {
    assertThat(header(administrator.post(ROOM + path, Map.of("csrf", csrf)), "Location"))
        .isEqualTo("/account/proof?next=" + ROOM + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/invites/1/give-back", "/domains/second.test/dns/key"})
  void leadsBackToThePageWhereItIsDone(String path) {
    assertThat(header(administrator.get(ROOM + path), "Location"))
        .isEqualTo(ROOM + path.substring(0, path.lastIndexOf('/')));
  }
}
