package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acts on many accounts by a table, through the pages of an operator and of a member. */
class BulkIT {

  private static final String BULK = "/control-room/accounts/bulk";
  private static final byte[] NO_FILE = new byte[0];

  private final FirstOperator first = FirstOperator.shared();
  private final Visitor operator = first.visitor();
  private final Visitor member = new Visitor();
  private final String name = "many-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void begin() {
    member.register(name);
    first.prove();
  }

  @Test
  void aTableIsShownThenDoneThenTakenAlong() {
    String table =
        "\uFEFFaddress;act;value;reason\r\n"
            + line("quota", "2048", "")
            + line("note", "\"=1+1; or so\"", "")
            + line("delete", "", "")
            + "nobody.at.all@psmail.test;lift;;\r\n";
    String path = shown(operator.upload(BULK, Map.of("text", ""), "a.csv", table.getBytes(UTF_8)));
    Document shown = operator.page(path);
    assertThat(shown.select("tbody tr")).hasSize(4);
    assertThat(shown.select("tbody tr").get(0).text()).contains("Mailbox of 2 GB, now 1 GB");
    assertThat(shown.select("tbody tr").get(2).text()).contains("act", "There is no such act");
    assertThat(shown.select("tbody tr").get(3).text()).contains("No mailbox has this address");
    assertThat(operator.page(path + "?only=faulty").select("tbody tr")).hasSize(2);
    assertThat(member.page("/account").select(".facts").text()).doesNotContain("2 GB");

    assertThat(header(order(path), "Location")).isEqualTo(path);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> operator.page(path).select("h1").text().equals("The table is done"));
    assertThat(member.page("/account").select(".facts").text()).contains("2 GB");
    assertThat(member.page("/account/log?show=provider").text())
        .contains("Size of a mailbox changed", "1024 → 2048 MiB");
    assertThat(member.page("/account/stored").text()).contains("=1+1; or so");

    String result = new String(operator.download(path + "/result.csv"), UTF_8);
    assertThat(result)
        .startsWith("\uFEFF\"Line\";\"Address\";")
        .contains("\"quota\";\"2048\";\"\";\"Done\";\"\"")
        .contains("\"'=1+1; or so\"")
        .contains("\"Fault\";\"There is no such act.");
    assertThat(operator.page(BULK).select("tbody a[href=" + path + "]")).isNotEmpty();
  }

  @Test
  void aTableIsDoneOnce() {
    String path = shown(paste("address,act,value\n" + name + "@psmail.test,note,Once\n"));
    Document form = operator.page(path);
    assertThat(operator.fill(form, path + "/order", Map.of("digest", "x")).statusCode())
        .isEqualTo(422);
    operator.fill(form, path + "/order", Map.of());
    HttpResponse<String> again = operator.fill(form, path + "/order", Map.of());
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(Visitor.problems(again)).isNotEmpty();
  }

  @Test
  void aTableThatIsForgottenIsAskedForAgain() {
    String order = BULK + "/999999999/order";
    String csrf = operator.page(BULK).select("main input[name=csrf]").val();
    for (HttpResponse<String> late :
        List.of(operator.get(order), operator.post(order, Map.of("csrf", csrf, "digest", "x")))) {
      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(Visitor.page(late).select(".problems").text()).contains("Hand in the table again");
      assertThat(Visitor.page(late).select("form[action=" + BULK + "]")).hasSize(1);
    }
  }

  @Test
  void onlyWhoHandedItInHasItDone() {
    String path = shown(paste("address,act,value\n" + name + "@psmail.test,note,Mine\n"));
    Visitor second = first.colleague("operator", "second-" + name);
    Document shown = second.page(path);
    assertThat(shown.select("form[action=" + path + "/order]")).isEmpty();
    assertThat(shown.text()).contains("nobody else can have it done");
  }

  @Test
  void aTableThatCannotBeReadComesBackWithWhatIsWrong() {
    HttpResponse<String> unknown = paste("address,act,vlaue\na,b,<script>\n");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(unknown).select("#text-problem").text()).contains("vlaue");
    assertThat(Visitor.page(unknown).select("#text").text()).contains("a,b,<script>");
    byte[] latin = "address,act,value\na@psmail.test,note,Grüße\n".getBytes(ISO_8859_1);
    HttpResponse<String> wrong = operator.upload(BULK, Map.of("text", ""), "a.csv", latin);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(wrong).select("#file-problem").text()).contains("UTF-8");
    assertThat(paste("").statusCode()).isEqualTo(422);
    byte[] large = new byte[1024 * 1024 + 1];
    assertThat(operator.upload(BULK, Map.of("text", ""), "a.csv", large).statusCode())
        .isEqualTo(422);
  }

  @Test
  void membersAndAuthorsSeeNothingOfIt() {
    String path = shown(paste("address,act,value\n" + name + "@psmail.test,note,Hidden\n"));
    Visitor author = first.colleague("author", "author-" + name);
    for (String hidden : new String[] {BULK, path, path + "/result.csv"}) {
      assertThat(member.get(hidden).statusCode()).as(hidden).isEqualTo(404);
      assertThat(author.get(hidden).statusCode()).as(hidden).isEqualTo(404);
    }
  }

  private HttpResponse<String> paste(String table) {
    return operator.upload(BULK, Map.of("text", table), "", NO_FILE);
  }

  private static String shown(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return header(answer, "Location");
  }

  private HttpResponse<String> order(String path) {
    return operator.fill(path, path + "/order", Map.of());
  }

  private String line(String act, String value, String reason) {
    return String.join(";", name + "@psmail.test", act, value, reason) + "\r\n";
  }
}
