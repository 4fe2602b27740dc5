package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockedDomainsIT {

  private static final String PATH = "/control-room/blocked-domains";

  private final Visitor operator = FirstOperator.shared().visitor();

  @Test
  void anOperatorBlocksADomainAndUnblocksIt() {
    HttpResponse<String> added = operator.fill(PATH, PATH, Map.of("domains", "Würfel.example"));
    assertThat(operator.page(header(added, "Location")).select(".done").text())
        .contains("Blocked", "xn--wrfel-kva.example");
    assertThat(operator.page(PATH).select("th").eachText()).contains("würfel.example");
    HttpResponse<String> wrong = operator.fill(PATH, PATH, Map.of("domains", "no domain"));
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
  void anOperatorBlocksManyAtOnceOrNone() {
    String lines = "one.many.example\r\n\r\nno <b> domain\r\ntwo.many.example\r\nnone";
    HttpResponse<String> wrong = operator.fill(PATH, PATH, Map.of("domains", lines));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(wrong).select("#domains-problem").text())
        .contains("3 (no <b> domain), 5 (none)");
    assertThat(Visitor.page(wrong).select("#domains").val().lines())
        .containsExactlyElementsOf(lines.lines().toList());
    assertThat(operator.page(PATH).select("th").eachText()).doesNotContain("one.many.example");

    String right = "one.many.example\nTWO.many.example.\n one.many.example \n";
    HttpResponse<String> added = operator.fill(PATH, PATH, Map.of("domains", right));
    assertThat(operator.page(header(added, "Location")).select(".done").text())
        .contains("All domains that you gave");
    assertThat(operator.page(PATH).select("th").eachText())
        .contains("one.many.example", "two.many.example");
    assertThat(problems(operator.fill(PATH, PATH, Map.of("domains", " \n"))))
        .contains("example.org");
    assertThat(problems(operator.fill(PATH, PATH, Map.of("domains", "a.example\n".repeat(1001)))))
        .contains("more than 1,000 lines");
  }

  @Test
  void aThousandFitIntoTheForm() {
    String lines =
        IntStream.range(0, 1000)
            .mapToObj(i -> "n%d.%s.example".formatted(i, "x".repeat(40)))
            .collect(Collectors.joining("\n"));
    assertThat(operator.fill(PATH, PATH, Map.of("domains", lines)).statusCode()).isEqualTo(303);
    assertThat(operator.page(PATH).select("th[scope=row]")).hasSizeGreaterThanOrEqualTo(1000);
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
