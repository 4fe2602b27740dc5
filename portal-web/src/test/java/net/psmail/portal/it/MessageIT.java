package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MessageIT {

  private static final String LIST = "/control-room/messages";

  private final RunningPortal portal = RunningPortal.shared();
  private final Visitor guest = new Visitor();

  @Test
  void operatorsReadAMessageAsTextAndMarkItAsDone() {
    String text = "Dear people,\r\n\r\n<script>alert(1)</script>";
    HttpResponse<String> sent = send(guest, message("Lost <b>mail</b>", text));
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(guest.page(header(sent, "Location")).select("h1").text()).contains("has arrived");

    Visitor operator = FirstOperator.shared().visitor();
    Document list = operator.page(LIST);
    Element letter = letter(list, "Lost <b>mail</b>");
    assertThat(letter.select(".letter").text()).endsWith("<script>alert(1)</script>");
    assertThat(list.select("main script, main b")).isEmpty();
    assertThat(letter.select("a").attr("href")).startsWith("mailto:ada@example.org?");

    mark(operator, list, letter, "true");
    assertThat(subjects(operator.page(LIST))).doesNotContain("Lost <b>mail</b>");
    Document done = operator.page(LIST + "?done=true");
    mark(operator, done, letter(done, "Lost <b>mail</b>"), "false");
    assertThat(subjects(operator.page(LIST))).contains("Lost <b>mail</b>");
    assertThat(operator.page("/control-room").select("main").text())
        .contains("Message done", "Message opened again");
  }

  @Test
  void saysWhatIsWrongBesideTheFieldsAndKeepsWhatWasTyped() {
    Map<String, String> typed = message("", "What I wanted to say <b>");
    typed.put("address", "ada@nowhere");
    HttpResponse<String> refused = send(guest, typed);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(problems(refused)).contains("in full, as in", "in a few words");
    Document form = Visitor.page(refused);
    assertThat(form.select("textarea").text()).isEqualTo("What I wanted to say <b>");
    assertThat(form.select("#address").val()).isEqualTo("ada@nowhere");
    assertThat(form.select("#address").attr("aria-describedby")).contains("address-problem");
  }

  @Test
  void aFieldThatOnlyRobotsSeeKeepsTheirMessagesOut() {
    Map<String, String> typed = message("Cheap watches", "Buy now");
    typed.put("homepage", "https://spam.example");
    HttpResponse<String> refused = send(guest, typed);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(refused).select("textarea").text()).isEqualTo("Buy now");
    assertThat(Visitor.page(refused).select("#homepage").val()).isEmpty();
    assertThat(stored("Cheap watches")).isZero();
  }

  @Test
  void anAddressThatWantsACopyGetsOneLetterADayWithALink() {
    guest.register("copyist");
    Visitor writer = new Visitor();
    for (String subject : List.of("First copy", "Second copy")) {
      Map<String, String> typed = message(subject, "What I wrote");
      typed.putAll(Map.of("copy", "yes", "address", "Copyist@psmail.test"));
      HttpResponse<String> sent = send(writer, typed);
      assertThat(header(sent, "Location")).isEqualTo("/message/sent/copy");
      assertThat(writer.page("/message/sent/copy").select("main").text()).contains("24 hours");
    }
    String copies = "select count(*) from message_copy where address = ?";
    assertThat(portal.database().number(copies, "copyist@psmail.test")).isEqualTo(1);
    String links =
        "select count(*) from message_copy_link l join message_copy c"
            + " on c.message_id = l.message_id where c.address = ?";
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> portal.database().number(links, "copyist@psmail.test") == 1);
  }

  @Test
  void saysThatNoCopyLeavesATrialServerAndHowManyMayBeAskedFor() {
    Map<String, String> typed = message("Far away", "What I wrote");
    typed.put("copy", "yes");
    HttpResponse<String> refused = send(guest, typed);
    assertThat(refused.statusCode()).isEqualTo(422);
    Document form = Visitor.page(refused);
    assertThat(form.select("#copy-problem").text()).contains("@psmail.test");
    assertThat(form.select("#copy").hasAttr("checked")).isTrue();
    assertThat(form.select("textarea").text()).isEqualTo("What I wrote");
    assertThat(stored("Far away")).isZero();
    assertThat(guest.get("/message/copy?token=guessed").statusCode()).isEqualTo(410);
    assertThat(
            guest
                .fill("/message", "/message/copy", Map.of("token", "guessed", "csrf", csrf()))
                .statusCode())
        .isEqualTo(410);
  }

  private String csrf() {
    return guest.page("/message").select("main input[name=csrf]").val();
  }

  @Test
  void nobodyElseReadsWhatGuestsWrote() {
    assertThat(header(guest.get(LIST), "Location")).startsWith("/sign-in");
    guest.register("nosy");
    assertThat(guest.get(LIST).statusCode()).isEqualTo(404);
    String token = csrf();
    Map<String, String> done = Map.of("id", "1", "done", "true", "csrf", token);
    assertThat(guest.post(LIST, done).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> send(Visitor visitor, Map<String, String> typed) {
    return visitor.fill("/message", "/message", typed);
  }

  private static Map<String, String> message(String subject, String text) {
    return new HashMap<>(
        Map.of("name", "Ada", "address", "ada@example.org", "subject", subject, "text", text));
  }

  private static Element letter(Document list, String subject) {
    return list.select(".letters li").stream()
        .filter(letter -> letter.select("h2").text().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static Iterable<String> subjects(Document list) {
    return list.select(".letters h2").eachText();
  }

  private static void mark(Visitor operator, Document list, Element letter, String done) {
    Map<String, String> chosen = Map.of("id", letter.select("input[name=id]").val(), "done", done);
    assertThat(operator.fill(list, LIST, chosen).statusCode()).isEqualTo(303);
  }

  private long stored(String subject) {
    return portal
        .database()
        .number("select count(*) from guest_message where subject = ?", subject);
  }
}
