package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk of authors, through its pages. */
class DeskIT {

  private static final String TEXTS = "/control-room/texts";
  private static final String MARKDOWN =
      "Hello.\n\n## Part\n\nHere <script>alert(1)</script> is *shown*.";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Visitor author = FirstOperator.shared().visitor();
  private final Visitor reader = new Visitor();

  @Test
  void anAuthorWritesATextThatReadersGetOnceItIsPublished() {
    String editor = begin("Grüße aus dem Büro", MARKDOWN);
    assertThat(editor).isEqualTo(TEXTS + "/articles/gruesse-aus-dem-buero/en");
    assertThat(author.page(TEXTS + "/articles?words=Gr%C3%BC%C3%9Fe").select(".sides").text())
        .contains("Draft", "Missing", "grace");
    assertThat(reader.get("/help/gruesse-aus-dem-buero").statusCode()).isEqualTo(404);

    assertThat(header(save(author, editor, Map.of("act", "publish")), "Location"))
        .isEqualTo(editor + "?done=published");
    await().atMost(SOON).until(() -> isThere("/help/gruesse-aus-dem-buero"));
    Document page = reader.page("/help/gruesse-aus-dem-buero");
    assertThat(page.select("h1").text()).isEqualTo("Grüße aus dem Büro");
    assertThat(page.select(".prose").text()).contains("<script>alert(1)</script> is shown");
    assertThat(page.select(".prose script")).isEmpty();
    assertThat(page.select(".helpful a").eachAttr("href")).hasSize(2).allMatch(this::isThere);

    String ask = editor + "/unpublish";
    assertThat(author.fill(ask, ask, Map.of()).statusCode()).isEqualTo(303);
    await().atMost(SOON).until(() -> !isThere("/help/gruesse-aus-dem-buero"));
  }

  @Test
  void thePreviewIsThePageThatReadersWouldGetAndNothingOnItActs() {
    String editor = begin("A look before", MARKDOWN);
    Map<String, String> typed = typed(author, editor);
    typed.put("title", "A <b>look</b> before");
    HttpResponse<String> preview = author.post(TEXTS + "/articles/a-look-before/preview", typed);
    assertThat(preview.statusCode()).isEqualTo(200);
    Document page = Visitor.page(preview);
    assertThat(page.select(".preview-bar").text()).contains("Nothing of it is published");
    assertThat(page.select("article h1").text()).isEqualTo("A <b>look</b> before");
    assertThat(page.select("main script, main b")).isEmpty();
    assertThat(page.select("header[inert], nav[inert], aside[inert], footer[inert]")).hasSize(4);
    assertThat(page.select("main form")).isEmpty();
    assertThat(header(preview, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(preview, "Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(reader.get("/help/a-look-before").statusCode()).isEqualTo(404);
    HttpResponse<String> german =
        author.post("/de" + TEXTS + "/articles/a-look-before/preview", typed);
    assertThat(Visitor.page(german).select("html").attr("lang")).isEqualTo("de");
  }

  @ParameterizedTest
  @ValueSource(strings = {"faqs", "news", "tips", "terms", "links"})
  void everyKindCanBePreviewedBeforeItHasAName(String folder) {
    Map<String, String> typed = typed(author, TEXTS + "/" + folder + "/new");
    typed.putAll(Map.of("title", "Nearly there", "markdown", "*Soon*", "date", "", "group", "x"));
    HttpResponse<String> preview = author.post(TEXTS + "/" + folder + "/new/preview", typed);
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(Visitor.page(preview).select("main").text()).contains("Nearly there", "Soon");
  }

  @Test
  void theSecondOfTwoAuthorsSeesWhatTheFirstChangedAndNothingIsLost() {
    String editor = begin("Two pens", "One house.\nOne tree.");
    Visitor other = new Visitor();
    other.signIn("grace", FirstOperator.PASSWORD);
    Map<String, String> mine = typed(author, editor);
    Map<String, String> theirs = typed(other, editor);
    theirs.put("markdown", "One red house.\nOne tree.");
    assertThat(other.post(editor, theirs).statusCode()).isEqualTo(303);

    mine.put("markdown", "One house.\nTwo trees.");
    HttpResponse<String> conflict = author.post(editor, mine);
    assertThat(conflict.statusCode()).isEqualTo(422);
    Document page = Visitor.page(conflict);
    assertThat(page.select(".conflict").text()).contains("grace", "One red house.");
    assertThat(page.select(".conflict ins").eachText()).anyMatch(words -> words.contains("red"));
    assertThat(page.select("#markdown").val()).isEqualTo("One house.\nTwo trees.");
    assertThat(page.select("input[name=base]").val()).isEqualTo("2");

    mine.put("base", "2");
    assertThat(author.post(editor, mine).statusCode()).isEqualTo(303);
    Document history = author.page(editor + "/history?from=2&to=3");
    assertThat(history.select("tbody tr")).hasSize(3);
    assertThat(history.select(".difference del, .difference ins")).isNotEmpty();
    HttpResponse<String> restored =
        author.fill(history, editor + "/history/restore", Map.of("version", "1"));
    assertThat(header(restored, "Location")).endsWith("?done=restored");
    assertThat(author.page(editor).select("#markdown").val()).isEqualTo("One house.\nOne tree.");
    assertThat(author.page(editor + "/history").select("tbody tr")).hasSize(4);
  }

  @Test
  void whatIsWrittenAfterTheSessionEndedComesBackWhole() {
    String editor = begin("Written too long", "Old.");
    Map<String, String> typed = typed(author, editor);
    typed.put("markdown", "New & <b>whole</b>.");
    typed.put("csrf", reader.page("/message").select("main input[name=csrf]").val());
    HttpResponse<String> kept = reader.post(editor, typed);
    assertThat(kept.statusCode()).isEqualTo(403);
    Document page = Visitor.page(kept);
    assertThat(page.select("#markdown").text()).isEqualTo("New & <b>whole</b>.");
    assertThat(page.select("input[name=base]").val()).isEqualTo("1");
    assertThat(page.select("main form").attr("action")).isEqualTo(editor);
    assertThat(author.page(editor).select("#markdown").text()).isEqualTo("Old.");
  }

  @Test
  void saysWhatIsWrongBesideTheFieldAndKeepsWhatWasTyped() {
    String editor = begin("Nearly good", "[nowhere](article:nowhere)");
    HttpResponse<String> refused =
        save(author, editor, Map.of("act", "publish", "order", "many", "title", "Nearly <b>"));
    assertThat(refused.statusCode()).isEqualTo(422);
    Document page = Visitor.page(refused);
    assertThat(page.select(".problem")).isNotEmpty();
    assertThat(page.select("#title").val()).isEqualTo("Nearly <b>");
    HttpResponse<String> late =
        save(author, editor, Map.of("act", "schedule", "day", "2020-01-01", "time", "25:00"));
    assertThat(Visitor.page(late).select("#day").attr("aria-describedby")).contains("day-problem");
    HttpResponse<String> untitled =
        save(author, TEXTS + "/articles/new?language=en", TEXTS + "/articles/new", Map.of());
    assertThat(Visitor.page(untitled).select("#title-problem")).isNotEmpty();
  }

  @Test
  void aRemovedTextCanBeBroughtBackAndItsTranslationBegunBesideIt() {
    String editor = begin("Gone and back", "Here.");
    String german = editor.replace("/en", "/de");
    assertThat(author.page(german).select(".beside").text()).contains("Gone and back", "Here.");
    String ask = editor + "/remove";
    assertThat(author.page(ask).select("main").text()).contains("30 days");
    assertThat(header(author.fill(ask, ask, Map.of()), "Location")).isEqualTo(TEXTS + "/removed");
    assertThat(header(author.get(editor), "Location")).isEqualTo(TEXTS + "/removed");
    String back = editor + "/bring-back";
    assertThat(author.fill(TEXTS + "/removed", back, Map.of()).statusCode()).isEqualTo(303);
    assertThat(author.page(editor).select("#title").val()).isEqualTo("Gone and back");
  }

  @Test
  void picturesComeInFromAuthorsAlone() throws IOException {
    byte[] picture = picture();
    String path = "/control-room/pictures";
    Map<String, String> words = Map.of("name", "a-square", "alternative", "A green square & more");
    assertThat(author.upload(path, Map.of("csrf", "wrong"), "a.png", picture).statusCode())
        .isEqualTo(403);
    assertThat(author.upload(path, Map.of("name", "x"), "a.png", new byte[0]).statusCode())
        .isEqualTo(422);
    assertThat(author.upload(path, words, "a.png", picture).statusCode()).isEqualTo(303);
    Document list = author.page(path);
    assertThat(list.select(".pictures code").eachText())
        .contains("![A green square & more](image:a-square)");
    String address = list.select(".thumbnail").attr("src");
    assertThat(reader.get(address).statusCode()).isEqualTo(200);

    String using = begin("With a picture", "![A green square](image:a-square)");
    String ask = path + "/a-square/remove";
    HttpResponse<String> refused = author.fill(ask, ask, Map.of());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Visitor.problems(refused)).contains("With a picture");
    save(author, using, Map.of("act", "save", "markdown", "Without."));
    assertThat(author.fill(ask, ask, Map.of()).statusCode()).isEqualTo(303);
  }

  @Test
  void theArchiveGoesOutAndComesInAgain() throws IOException {
    begin("Only a draft", "In the archive.");
    byte[] zip = author.download("/control-room/archive/texts.zip");
    assertThat(names(zip)).contains("articles/only-a-draft.en.md", "pages/home.de.md");
    HttpResponse<String> compared =
        author.upload("/control-room/archive", Map.of(), "texts.zip", zip);
    assertThat(compared.statusCode()).isEqualTo(200);
    assertThat(Visitor.page(compared).select(".wide-panel").text()).contains("nothing to take");
    HttpResponse<String> broken =
        author.upload("/control-room/archive", Map.of(), "texts.zip", "no zip".getBytes(UTF_8));
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(broken).select(".faults li")).isNotEmpty();
  }

  @Test
  void nobodyElseFindsTheDesk() {
    List<String> pages =
        List.of(
            TEXTS,
            TEXTS + "/articles",
            TEXTS + "/articles/new",
            TEXTS + "/articles/phishing/en",
            TEXTS + "/articles/phishing/en/history",
            TEXTS + "/articles/phishing/en/remove",
            TEXTS + "/removed",
            "/control-room/pictures",
            "/control-room/archive",
            "/control-room/archive/texts.zip");
    for (String page : pages) {
      assertThat(header(new Visitor().get(page), "Location")).startsWith("/sign-in");
    }
    reader.register("onlooker");
    for (String page : pages) {
      assertThat(reader.get(page).statusCode()).as(page).isEqualTo(404);
    }
    String csrf = reader.page("/message").select("main input[name=csrf]").val();
    for (String act : List.of("", "/unpublish", "/remove", "/bring-back", "/history/restore")) {
      String path = TEXTS + "/articles/phishing/en" + act;
      assertThat(reader.post(path, Map.of("csrf", csrf, "version", "1")).statusCode())
          .as(path)
          .isEqualTo(404);
    }
  }

  /** Begins an article in English; gives the address of its editor. */
  private String begin(String title, String markdown) {
    HttpResponse<String> saved =
        save(
            author,
            TEXTS + "/articles/new?language=en",
            TEXTS + "/articles/new",
            Map.of("title", title, "summary", "A sentence.", "markdown", markdown));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
    return header(saved, "Location").replace("?done=saved", "");
  }

  private static HttpResponse<String> save(
      Visitor visitor, String editor, Map<String, String> typed) {
    return save(visitor, editor, editor, typed);
  }

  private static HttpResponse<String> save(
      Visitor visitor, String page, String action, Map<String, String> typed) {
    Map<String, String> form = typed(visitor, page);
    form.putAll(typed);
    return visitor.post(action, form);
  }

  /** What the form of an editor holds. */
  private static Map<String, String> typed(Visitor visitor, String page) {
    Map<String, String> form = new LinkedHashMap<>();
    visitor
        .page(page)
        .select("#editor input, #editor textarea, #editor select")
        .forEach(field -> form.put(field.attr("name"), value(field)));
    return form;
  }

  private static String value(Element field) {
    return field.normalName().equals("textarea") ? field.wholeText().stripLeading() : field.val();
  }

  private boolean isThere(String path) {
    return reader.get(path).statusCode() == 200;
  }

  /** Larger than any form may be. */
  private static byte[] picture() throws IOException {
    BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
    Random noise = new Random(1);
    for (int at = 0; at < 400 * 400; at++) {
      image.setRGB(at % 400, at / 400, noise.nextInt());
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private static List<String> names(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
