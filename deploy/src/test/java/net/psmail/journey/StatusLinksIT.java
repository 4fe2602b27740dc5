package net.psmail.journey;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Connection.Response;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The links between the portal and the status page, which are two applications. */
class StatusLinksIT {

  private final Installation psmail = Installation.shared(Way.EMBEDDED);
  private final Visitor visitor = new Visitor(psmail);

  @ParameterizedTest
  @ValueSource(strings = {"/status/", "/status/de/"})
  void everyLinkOfTheStatusPageLeadsToWhatIsThere(String path) {
    await("the first looks")
        .atMost(1, MINUTES)
        .until(() -> visitor.open("/status/api/v2/summary.json").statusCode() == 200);
    Document page = Visitor.page(visitor.open(path));
    Map<String, Integer> answers = new TreeMap<>();
    for (Element link : page.select("a[href], link[href]:not([href^=data:])")) {
      String address = link.absUrl("href");
      answers.put(address, visitor.open(address).statusCode());
      String anchor = URI.create(address).getFragment();
      if (anchor != null) {
        assertThat(page.getElementById(anchor)).as(address).isNotNull();
      }
    }
    assertThat(answers).hasSizeGreaterThan(2);
    assertThat(answers.values()).as(answers.toString()).containsOnly(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/de/"})
  void thePortalLeadsToTheStatusPage(String path) {
    Document page = Visitor.page(visitor.open(path));
    String address = page.select(".notices a[href*=/status]").attr("abs:href");
    Response answer = visitor.open(address);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Visitor.page(answer).select(".services li")).isNotEmpty();
    assertThat(Visitor.page(answer).select("html").attr("lang"))
        .isEqualTo(page.select("html").attr("lang"));
  }

  @Test
  void theStatusPageLeadsBackToThePortal() {
    Document status = Visitor.page(visitor.open("/status/"));
    Document home = Visitor.page(visitor.open(status.select("header a.name").attr("abs:href")));
    assertThat(home.select("main")).isNotEmpty();
    assertThat(home.select("a[href$=/register]")).isNotEmpty();
  }
}
