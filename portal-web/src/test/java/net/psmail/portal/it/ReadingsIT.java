package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ReadingsIT {

  private static final String TEXT = "/help/secure-email";
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
  private static final String GOOGLEBOT =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
  private static final String ABOUT_IT = "/help-feedback?item=article:secure-email&answer=";

  private final RunningPortal portal = RunningPortal.shared();
  private final Visitor visitor = new Visitor();

  @Test
  void countsWhatPeopleReadAndLeavesTheRestOut() {
    long before = reads();
    String tag = header(read(visitor), "ETag");
    visitor.get(TEXT, "User-Agent", FIREFOX, "If-None-Match", tag);
    visitor.get(TEXT, "User-Agent", GOOGLEBOT);
    visitor.get(TEXT, "User-Agent", "curl/8.5.0");
    visitor.get(TEXT, "User-Agent", FIREFOX, "Sec-Purpose", "prefetch;prerender");
    visitor.get(TEXT, "User-Agent", FIREFOX, "Sec-Fetch-Dest", "empty");
    visitor.head(TEXT, "User-Agent", FIREFOX);
    visitor.get("/help/no-such-text", "User-Agent", FIREFOX);
    awaitReads(before + 2);
    read(visitor);
    awaitReads(before + 3);
    assertThat(visitor.cookies()).isEmpty();
  }

  @Test
  void countsAnAnswerOnceForEachBrowserAndOnlyWhenTheFormWasSent() {
    long yes = votes("helpful");
    long no = votes("unhelpful");
    Document form = visitor.page(ABOUT_IT + "yes");
    assertThat(votes("helpful")).isEqualTo(yes);
    HttpResponse<String> taken = visitor.fill(form, "/help-feedback", Map.of());
    Document thanks = visitor.page(header(taken, "Location"));
    assertThat(thanks.select("main a[href=" + TEXT + "]")).hasSize(1);
    visitor.fill(ABOUT_IT + "no", "/help-feedback", Map.of());
    assertThat(votes("helpful")).isEqualTo(yes + 1);
    assertThat(votes("unhelpful")).isEqualTo(no);

    Document disappointed = new Visitor().page(ABOUT_IT + "no");
    assertThat(disappointed.select("main").text()).contains("did not find");
    new Visitor().fill(ABOUT_IT + "no", "/help-feedback", Map.of());
    assertThat(votes("unhelpful")).isEqualTo(no + 1);
  }

  @Test
  void refusesAnswersAboutNothingAndFromElsewhere() {
    assertThat(visitor.get("/help-feedback?item=article:no-such&answer=yes").statusCode())
        .isEqualTo(404);
    assertThat(visitor.get("/help-feedback?item=page:about&answer=yes").statusCode())
        .isEqualTo(404);
    assertThat(visitor.get(ABOUT_IT + "maybe").statusCode()).isEqualTo(400);
    Map<String, String> vote = Map.of("item", "article:secure-email", "answer", "yes");
    assertThat(visitor.post("/help-feedback", vote).statusCode()).isEqualTo(403);
  }

  @Test
  void forgetsAnswersAfterFourHundredDays() {
    answeredDaysAgo("long-ago", 402);
    answeredDaysAgo("lately", 398);
    portal
        .database()
        .change(
            "update scheduled_tasks set execution_time = timestamp '2026-01-01 00:00:00'"
                + " where task_name = 'purge votes'");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(answers("long-ago")).isZero());
    assertThat(answers("lately")).isOne();
  }

  private void answeredDaysAgo(String item, int days) {
    portal
        .database()
        .change(
            "insert into page_votes (kind, item_key, voted_on, helpful, unhelpful)"
                + " values ('ARTICLE', ?, dateadd('day', -cast(? as int), current_date), 1, 0)",
            item,
            Integer.toString(days));
  }

  private long answers(String item) {
    return portal.database().number("select count(*) from page_votes where item_key = ?", item);
  }

  private static HttpResponse<String> read(Visitor reader) {
    return reader.get(TEXT, "User-Agent", FIREFOX);
  }

  private void awaitReads(long number) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(reads()).isEqualTo(number));
  }

  private long reads() {
    return portal
        .database()
        .number("select sum(times) from page_reads where item_key = 'secure-email'");
  }

  private long votes(String answer) {
    return portal
        .database()
        .number("select sum(" + answer + ") from page_votes where item_key = 'secure-email'");
  }
}
