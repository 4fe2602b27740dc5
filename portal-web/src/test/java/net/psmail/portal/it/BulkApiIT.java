package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.psmail.portal.it.Tokens.with;
import static net.psmail.portal.it.Told.described;
import static net.psmail.portal.it.Told.keyed;
import static net.psmail.portal.it.Told.problem;
import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acts on many accounts by a table that a program hands in. */
class BulkApiIT {

  private static final String BULK = "/api/v1/bulk";
  private static final String SHOW = "bulk:show";
  private static final String ORDER = "bulk:order";
  private static final String HEAD = "address,act,value,reason\n";

  private final FirstOperator first = FirstOperator.shared();
  private final Visitor administrator = first.visitor();
  private final Tokens tokens = new Tokens(administrator);
  private final Visitor program = new Visitor();
  private final Visitor member = new Visitor();
  private final String name = "table-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void begin() {
    member.register(name);
  }

  @Test
  void aTableIsShownThenOrderedByItsDigestAndDoneUnderTheNameOfTheToken() {
    String shower = tokens.make("Preparer", SHOW);
    HttpResponse<String> answer =
        hand(
            HEAD + line("quota", "2048", "") + line("note", "Moved", "") + line("x", "", ""),
            shower);
    JsonObject shown = described("ShownBulk", 201, answer);
    JsonObject bulk = shown.getJsonObject("bulk");
    String one = BULK + "/" + bulk.getInt("id");
    assertThat(header(answer, "Location")).isEqualTo(one);
    assertThat(bulk.getString("state")).isEqualTo("shown");
    assertThat(bulk.getJsonObject("lines").getInt("ready")).isEqualTo(2);
    List<JsonObject> lines = shown.getJsonArray("lines").getValuesAs(JsonObject.class);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).getJsonNumber("bytes").longValueExact()).isEqualTo(2048L * 1024 * 1024);
    assertThat(lines.get(1).isNull("bytes")).isTrue();
    assertThat(lines.get(2).getString("fault")).isEqualTo("act-unknown");
    assertThat(lines.get(2).getString("column")).isEqualTo("act");
    assertThat(member.page("/account").select(".facts").text()).doesNotContain("2 GB");

    Map<String, String> digest = Map.of("digest", bulk.getString("digest"));
    assertThat(problem(403, program.post(one + "/order", digest, with(shower))))
        .isEqualTo("insufficient-scope");
    String orderer = tokens.make("Doer", ORDER);
    assertThat(problem(422, program.post(one + "/order", Map.of("digest", "x"), with(orderer))))
        .isEqualTo("bulk-over");
    String key = UUID.randomUUID().toString();
    HttpResponse<String> ordered = program.post(one + "/order", digest, keyed(orderer, key));
    assertThat(described("Bulk", 201, ordered).getString("state")).isEqualTo("running");
    assertThat(program.post(one + "/order", digest, keyed(orderer, key)).body())
        .isEqualTo(ordered.body());
    assertThat(problem(422, program.post(one + "/order", digest, with(orderer))))
        .isEqualTo("bulk-over");

    JsonObject done = awaitEnd(one, shower);
    assertThat(done.getString("state")).isEqualTo("done");
    assertThat(done.getString("madeBy")).isEqualTo("grace (API token “Doer”)");
    assertThat(done.getJsonObject("lines").getInt("done")).isEqualTo(2);
    assertThat(member.page("/account").select(".facts").text()).contains("2 GB");
    assertThat(administrator.page("/control-room").text())
        .contains("grace (API token “Doer”) " + name + "@psmail.test");
    HttpResponse<String> result = program.get(one + "/result.csv", with(shower));
    assertThat(header(result, "Content-Type")).startsWith("text/csv");
    assertThat(result.body())
        .contains("\"Line\",\"Address\"", "@psmail.test\",\"quota\",\"2048\",\"\",\"Done\"");
    assertThat(problem(403, program.get(one + "/result.csv", with(orderer))))
        .isEqualTo("insufficient-scope");
    assertThat(problem(404, program.get(BULK + "/999999999/result.csv", with(shower))))
        .isEqualTo("not-found");
    JsonObject all = described("Bulks", 200, program.get(BULK, with(shower)));
    assertThat(all.getJsonArray("bulks").getJsonObject(0).getInt("id"))
        .isEqualTo(bulk.getInt("id"));
  }

  @Test
  void linesComeInPagesOfOneState() {
    String token = tokens.make("Pager", SHOW);
    StringBuilder table = new StringBuilder(HEAD);
    for (int i = 0; i < 5; i++) {
      table.append(line("note", "Note " + i, "")).append(line("x" + i, "", ""));
    }
    JsonObject shown = described("ShownBulk", 201, hand(table.toString(), token));
    String one = BULK + "/" + shown.getJsonObject("bulk").getInt("id");
    List<Integer> numbers = new ArrayList<>();
    String page = one + "/lines?state=faulty&limit=2";
    while (!page.isEmpty()) {
      HttpResponse<String> answer = program.get(page, with(token));
      described("BulkLines", 200, answer)
          .getJsonArray("lines")
          .getValuesAs(JsonObject.class)
          .forEach(line -> numbers.add(line.getInt("number")));
      page = Told.next(answer);
    }
    assertThat(numbers).containsExactly(3, 5, 7, 9, 11);
    assertThat(problem(422, program.get(one + "/lines?state=x", with(token))))
        .isEqualTo("invalid-state");
    assertThat(program.get(BULK + "/999999999/lines", with(token)).statusCode()).isEqualTo(404);
  }

  @Test
  void aTableMayBeLargerThanAForm() {
    String token = tokens.make("Large", SHOW);
    String table = HEAD + line("note", "x".repeat(1500), "").repeat(300);
    JsonObject shown = described("ShownBulk", 201, hand(table, token));
    assertThat(shown.getJsonArray("lines")).hasSize(200);
    String rest =
        BULK
            + "/"
            + shown.getJsonObject("bulk").getInt("id")
            + "/lines?limit=200&cursor="
            + shown.getString("next");
    assertThat(described("BulkLines", 200, program.get(rest, with(token))).getJsonArray("lines"))
        .hasSize(100);
    assertThat(problem(422, hand("x".repeat(1024 * 1024 + 1), token))).isEqualTo("bulk-refused");
    String other = tokens.make("Small", ORDER);
    assertThat(hand(table, other).statusCode()).isEqualTo(413);
    assertThat(problem(401, hand(table, Tokens.UNKNOWN))).isEqualTo("invalid-token");
  }

  @ParameterizedTest
  @CsvSource({
    "'',Choose a file",
    "'address,act,vlaue|a,b,c|',vlaue",
    "'address,act|a,\"b|',double quotes"
  })
  void saysWhyATableCannotBeRead(String table, String word) {
    HttpResponse<String> answer = hand(table.replace('|', '\n'), tokens.make("Wrong", SHOW));
    assertThat(problem(422, answer)).isEqualTo("bulk-refused");
    assertThat(answer.body()).contains(word);
  }

  @Test
  void whatIsStoppedIsStoppedAndOthersAreRefused() {
    String shower = tokens.make("Watcher", SHOW);
    String orderer = tokens.make("Stopper", ORDER);
    JsonObject shown = described("ShownBulk", 201, hand(HEAD + line("lift", "", ""), shower));
    String order = BULK + "/" + shown.getJsonObject("bulk").getInt("id") + "/order";
    assertThat(program.call("DELETE", order, Map.of(), with(orderer)).statusCode()).isEqualTo(204);
    assertThat(problem(403, program.call("DELETE", order, Map.of(), with(shower))))
        .isEqualTo("insufficient-scope");
    String missing = BULK + "/999999999/order";
    assertThat(problem(404, program.call("DELETE", missing, Map.of(), with(orderer))))
        .isEqualTo("not-found");
    assertThat(program.post(BULK, Map.of("csv", HEAD), with(shower)).statusCode()).isEqualTo(415);
    assertThat(hand(HEAD, "psmail_no").statusCode()).isEqualTo(401);
    Map<String, String> digest = Map.of("digest", shown.getJsonObject("bulk").getString("digest"));
    assertThat(administrator.post(order, digest).statusCode()).isEqualTo(401);
  }

  @Test
  void aProgramHasTwentyTablesWaitingAtTheMost() {
    String token = tokens.make("Heap", SHOW);
    for (int i = 0; i < 20; i++) {
      described("ShownBulk", 201, hand(HEAD + line("lift", "", ""), token));
    }
    assertThat(problem(422, hand(HEAD + line("lift", "", ""), token))).isEqualTo("limit-reached");
  }

  private JsonObject awaitEnd(String one, String token) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                !described("Bulk", 200, program.get(one, with(token)))
                    .getString("state")
                    .equals("running"));
    return described("Bulk", 200, program.get(one, with(token)));
  }

  private HttpResponse<String> hand(String table, String token) {
    return program.hand(BULK, "text/csv", table.getBytes(UTF_8), with(token));
  }

  private String line(String act, String value, String reason) {
    return String.join(",", name + "@psmail.test", act, value, reason) + "\n";
  }
}
