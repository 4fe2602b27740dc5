package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** With the embedded mail server, which files mail and sends nothing to others. */
class FilterIT {

  private static final String FILTERS = "/account/filters";

  private final Visitor anna = new Visitor();

  @Test
  void makesChangesAndRemovesAFilter() {
    anna.register("anna.filter");
    Document page = anna.page(FILTERS);
    assertThat(page.select(".empty").text()).startsWith("None yet");
    HttpResponse<String> made = anna.fill(page, FILTERS, filter("Shop <b>", "Shops"));
    assertThat(made.statusCode()).as(problems(made)).isEqualTo(303);

    Document row = anna.page(FILTERS);
    assertThat(row.select("ol.devices h3").text()).isEqualTo("Sender contains “Shop <b>”");
    String path = row.select("ol.devices h3 a").attr("href");
    Document one = anna.page(path);
    assertThat(one.select("#folder").val()).isEqualTo("Shops");
    anna.fill(one, path, Map.of("part", "list", "way", "is", "words", "dev", "goes", "trash"));
    assertThat(anna.page(FILTERS).select("ol.devices li").text())
        .contains("Name of the mailing list is exactly “dev”")
        .contains("Into the trash");
    String remove = anna.page(path).select("a.danger-link").attr("href");
    assertThat(anna.page(remove).select("h1").text()).isEqualTo("Delete the filter “dev”?");
    assertThat(anna.page(FILTERS).select("ol.devices li")).hasSize(1);
    anna.fill(remove, path + "/remove", Map.of());
    assertThat(anna.page(FILTERS).select("ol.devices")).isEmpty();
  }

  @Test
  void saysBesideTheFieldWhatIsWrong() {
    anna.register("berta.filter");
    Document page = anna.page(FILTERS);
    HttpResponse<String> empty = anna.fill(page, FILTERS, filter(" ", "Shops"));
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("id=\"words-problem\"");
    HttpResponse<String> noFolder = anna.fill(page, FILTERS, filter("shop", "a.b"));
    assertThat(noFolder.statusCode()).isEqualTo(422);
    assertThat(noFolder.body()).contains("id=\"folder-problem\"");
  }

  @Test
  void letsSpamIntoTheInboxAndBack() {
    anna.register("carla.filter");
    anna.fill(anna.page(FILTERS), FILTERS + "/junk", Map.of("junk", "no"));
    assertThat(anna.page(FILTERS).select("#junk").text()).contains("arrives among the rest");
    anna.fill(anna.page(FILTERS), FILTERS + "/junk", Map.of("junk", "yes"));
    assertThat(anna.page(FILTERS).select("#junk").text()).contains("goes into the folder Junk");
  }

  @Test
  void offersNoPageOfWhatThisMailServerCannotDo() {
    anna.register("dora.filter");
    Document account = anna.page("/account");
    assertThat(account.select(".tasks").text())
        .contains("Sort your mail")
        .doesNotContain("Forward your mail", "while you are away");
    assertThat(anna.get("/account/vacation").statusCode()).isEqualTo(404);
  }

  private static Map<String, String> filter(String words, String folder) {
    return Map.of(
        "part", "from", "way", "contains", "words", words, "goes", "folder", "folder", folder);
  }
}
