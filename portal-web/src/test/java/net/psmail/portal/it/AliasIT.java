package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class AliasIT {

  private static final String ALIASES = "/account/aliases";
  private static final String COMPOSE = "/account/compose";

  private final Visitor anna = new Visitor();

  @Test
  void makesARandomOneByOneClickHoweverOftenItIsSent() {
    anna.register("anna.alias");
    Document page = anna.page(ALIASES);
    assertThat(page.select(".empty").text()).startsWith("None yet");
    assertThat(page.select("#plus code").text()).isEqualTo("anna.alias+shop@psmail.test");

    HttpResponse<String> first = anna.fill(page, ALIASES + "/random", Map.of());
    HttpResponse<String> second = anna.fill(page, ALIASES + "/random", Map.of());

    assertThat(first.statusCode()).as(problems(first)).isEqualTo(303);
    assertThat(header(second, "Location")).isEqualTo(header(first, "Location"));
    Document made = anna.page(header(first, "Location"));
    String address = made.select("#address").text();
    assertThat(address).matches("[a-z]+-[a-z]+-\\d{3,4}@psmail\\.test");
    assertThat(made.select(".done-title").text()).isEqualTo(address + " is yours");
    assertThat(anna.page(ALIASES).select(".aliases h3").eachText()).containsExactly(address);
    assertThat(anna.page(ALIASES).select("#random").text()).contains("1 of 100 used");
  }

  @Test
  void notesWhatItIsForAndFindsItBySearch() {
    anna.register("berta.alias");
    String path = random(anna);

    assertThat(note(anna, path, "y".repeat(61)).statusCode()).isEqualTo(422);
    assertThat(note(anna, path, "Wool <shop>").statusCode()).isEqualTo(303);

    assertThat(anna.page(path).select("#note").val()).isEqualTo("Wool <shop>");
    assertThat(anna.page(ALIASES + "?q=wool").select(".aliases li").text()).contains("Wool <shop>");
    assertThat(anna.page(ALIASES + "?q=w%25l").select(".aliases li")).isEmpty();
    assertThat(anna.page(ALIASES + "?q=cotton&page=9").select(".empty").text())
        .contains("Nothing holds “cotton”");
  }

  @Test
  void addsANameOfOnesChoiceThatOneWritesFrom() {
    anna.register("carla.alias");
    assertThat(add(anna, "Carla.Club", "club").statusCode()).isEqualTo(303);

    Document form = anna.page(COMPOSE);
    assertThat(form.select("#from option").eachAttr("value"))
        .containsExactlyInAnyOrder("carla.alias@psmail.test", "carla.club@psmail.test");
    Map<String, String> mail = new HashMap<>();
    mail.put("from", "carla.club@psmail.test");
    mail.put("to", "carla.club+tag@psmail.test");
    mail.put("subject", "To myself");
    mail.put("text", "Hello");
    HttpResponse<String> sent = anna.fill(form, COMPOSE, mail);
    assertThat(sent.statusCode()).as(problems(sent)).isEqualTo(303);
    Document list = anna.page(ALIASES);
    assertThat(list.select(".aliases li").text()).contains("club").contains("1 mail, the last one");
  }

  @Test
  void saysBesideTheFieldWhatIsWrong() {
    new Visitor().register("dora.taken");
    anna.register("dora.alias");

    HttpResponse<String> taken = add(anna, "do.rataken", "kept");
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(problems(taken)).contains("This name is taken");
    Document form = Visitor.page(taken);
    assertThat(form.select("#name").val()).isEqualTo("do.rataken");
    assertThat(form.select("#note").val()).isEqualTo("kept");
    assertThat(form.select(".proposals a").eachAttr("href"))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(link).startsWith(ALIASES + "?name="));
    assertThat(problems(add(anna, "postmaster", ""))).contains("reserved for the provider");
    assertThat(problems(add(anna, "dora+shop", ""))).contains("Leave out the plus sign");
    assertThat(problems(add(anna, "dora.fine", "z".repeat(61)))).contains("60 characters");
    Map<String, String> elsewhere = Map.of("name", "dora.fine", "domain", "second.test");
    assertThat(problems(anna.fill(ALIASES, ALIASES, elsewhere))).contains("do not serve");
  }

  @Test
  void givesNoMoreThanAreAllowedAndNoneThatIsAskedForTooOften() {
    anna.register("emma.alias");
    for (int i = 1; i <= 5; i++) {
      assertThat(add(anna, "emma.more" + i, "").statusCode()).isEqualTo(303);
    }
    Document full = anna.page(ALIASES);
    assertThat(full.select("#own").text()).contains("You have all 5");
    Map<String, String> sixth = new HashMap<>(Map.of("name", "emma.more6"));
    sixth.put("domain", "psmail.test");
    sixth.put("csrf", full.select("input[name=csrf]").get(0).val());
    HttpResponse<String> refused = anna.post(ALIASES, sixth);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(problems(refused)).contains("as many of these as are allowed");

    int status = refused.statusCode();
    for (int i = 7; i <= 31 && status == 422; i++) {
      status = anna.post(ALIASES, sixth).statusCode();
    }
    assertThat(status).isEqualTo(429);
  }

  @Test
  void switchesOffSoThatMailIsRefusedAndOnAgain() {
    anna.register("frida.alias");
    String path = random(anna);
    String address = anna.page(path).select("#address").text();

    anna.fill(path, path + "/active", Map.of("active", "no"));
    assertThat(anna.page(ALIASES + "?done=yes").select(".done-title").text())
        .isEqualTo(address + " is switched off");
    Map<String, String> mail = Map.of("to", address, "subject", "x", "text", "y");
    assertThat(problems(anna.fill(COMPOSE, COMPOSE, mail))).contains("Nobody has the address");

    anna.fill(path, path + "/active", Map.of("active", "yes"));
    assertThat(anna.fill(COMPOSE, COMPOSE, mail).statusCode()).isEqualTo(303);
  }

  @Test
  void asksBeforeItDeletesAndTakesItBack() {
    anna.register("gerda.alias");
    String path = random(anna);
    String address = anna.page(path).select("#address").text();
    Document question = anna.page(path + "/remove");
    assertThat(question.select("h1").text()).isEqualTo("Delete " + address + "?");
    assertThat(question.select(".lead").text()).contains("nobody else gets it, and you do not");

    assertThat(header(anna.fill(question, path + "/remove", Map.of()), "Location"))
        .isEqualTo(ALIASES + "?done=yes");
    Document deleted = anna.page(ALIASES + "?done=yes");
    assertThat(deleted.select(".done").text()).contains(address + " is deleted");
    assertThat(deleted.select("#removed h3").text()).isEqualTo(address);
    assertThat(anna.get(path).statusCode()).isEqualTo(404);

    anna.fill(deleted, path + "/back", Map.of());
    assertThat(anna.page(path).select("#address").text()).isEqualTo(address);
    assertThat(anna.page(ALIASES).select("#removed")).isEmpty();
  }

  @Test
  void isNobodyElsesAffair() {
    anna.register("hanna.alias");
    String path = random(anna);
    Visitor other = new Visitor();
    other.register("ida.alias");
    String csrf = other.page(ALIASES).select("input[name=csrf]").get(0).val();

    assertThat(other.get(path).statusCode()).isEqualTo(404);
    assertThat(other.get(path + "/remove").statusCode()).isEqualTo(404);
    for (String act : new String[] {"", "/active", "/remove", "/back"}) {
      assertThat(other.post(path + act, Map.of("csrf", csrf)).statusCode()).isEqualTo(404);
    }
    assertThat(header(new Visitor().get(ALIASES), "Location")).startsWith("/sign-in");
    assertThat(FirstOperator.shared().visitor().get(ALIASES).statusCode()).isEqualTo(404);
  }

  private static String random(Visitor member) {
    String location = header(member.fill(ALIASES, ALIASES + "/random", Map.of()), "Location");
    return location.replaceFirst("\\?.*", "");
  }

  private static HttpResponse<String> add(Visitor member, String name, String note) {
    return member.fill(
        ALIASES, ALIASES, Map.of("name", name, "domain", "psmail.test", "note", note));
  }

  private static HttpResponse<String> note(Visitor member, String path, String note) {
    return member.fill(path, path, Map.of("note", note));
  }
}
