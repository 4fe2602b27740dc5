package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockedDomainsIT {

  private static final String PATH = "/control-room/blocked-domains";

  private final Visitor operator = FirstOperator.shared().visitor();

  @Test
  void anOperatorBlocksADomainAndUnblocksIt() {
    HttpResponse<String> added = operator.fill(PATH, PATH, Map.of("domain", "Würfel.example"));
    assertThat(operator.page(header(added, "Location")).select(".done").text())
        .contains("Blocked", "xn--wrfel-kva.example");
    assertThat(operator.page(PATH).select("th").eachText()).contains("würfel.example");
    HttpResponse<String> wrong = operator.fill(PATH, PATH, Map.of("domain", "no domain"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(problems(wrong)).contains("example.org");
    operator.post(
        PATH + "/remove",
        Map.of(
            "csrf",
            operator.page(PATH).select("main input[name=csrf]").val(),
            "domain",
            "xn--wrfel-kva.example"));
    assertThat(operator.page(PATH).select("th").eachText()).doesNotContain("würfel.example");
  }

  @Test
  void othersFindNothingThere() {
    Visitor member = new Visitor();
    member.register("no-operator-here");
    assertThat(member.get(PATH).statusCode()).isEqualTo(404);
  }

  @Test
  void whereNoMailLeavesNothingIsOfferedAndThePagesSaySo() {
    Visitor member = new Visitor();
    member.register("no-way-out");
    assertThat(member.page("/account/other-address").select("main").text())
        .contains("This provider mails nothing to other providers");
    assertThat(member.page("/account/other-address").select("main form")).isEmpty();
    assertThat(new Visitor().page("/recover/lost").select("main").text())
        .contains("no other way than the recovery code");
    assertThat(new Visitor().page("/recover/lost").select("main form")).isEmpty();
  }
}
