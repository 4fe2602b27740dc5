package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Texts from the author's save to the reader's page, on an installation of their own. */
@TestMethodOrder(OrderAnnotation.class)
class TextsIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static RunningPortal portal;
  private static Visitor visitor;

  @BeforeAll
  static void begin() {
    portal = RunningPortal.with(DeskWar.with("desk", Map.of()), null, Map.of());
    visitor = new Visitor(portal);
  }

  @AfterAll
  static void end() throws InterruptedException {
    portal.stop();
  }

  @Test
  @Order(1)
  void theFirstStartPublishesWhatIsShipped() throws IOException {
    long files;
    try (var all = Files.walk(Path.of("src/main/content"))) {
      files = all.filter(file -> file.toString().endsWith(".md")).count();
    }
    assertThat(count("content_text where published = newest")).isEqualTo(files);
    assertThat(count("content_version where saved_by = ''")).isEqualTo(files);
    assertThat(visitor.get("/help/registering").statusCode()).isEqualTo(200);
  }

  @Test
  void readersSeeATextOnceItIsPublishedAndNeitherBeforeNorAfter() {
    String text = "article:lantern.en";
    save(text, 0, "A lantern", "lantern", "Glimmering quietly.");
    assertThat(visitor.get("/help/lantern").statusCode()).isEqualTo(404);
    desk("publish", "text", text, "base", "1");
    assertThat(visitor.page("/help/lantern").select("h1").text()).isEqualTo("A lantern");
    assertThat(visitor.page("/help").text()).contains("A lantern");
    save(text, 1, "A lamp", "lantern", "Glimmering quietly.");
    assertThat(said("find", "text", text)).isEqualTo("article:lantern.en CHANGED 2");
    assertThat(visitor.page("/help/lantern").select("h1").text()).isEqualTo("A lantern");
    desk("publish", "text", text, "base", "2");
    assertThat(visitor.page("/help/lantern").select("h1").text()).isEqualTo("A lamp");
    assertThat(visitor.get("/sitemap.xml").body()).contains("/help/lantern<");
    await().atMost(SOON).until(() -> results("glimmering") == 1);

    desk("unpublish", "text", text);
    assertThat(visitor.get("/help/lantern").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/sitemap.xml").body()).doesNotContain("/help/lantern<");
    await().atMost(SOON).until(() -> results("glimmering") == 0);
    assertThat(said("find", "text", text)).endsWith("DRAFT 2");
    assertThat(audited(text)).isEqualTo(5);
  }

  @Test
  void anOldAddressLeadsToThePresentOneForGood() {
    String text = "article:moving.en";
    save(text, 0, "Moving", "first-home", "x");
    desk("publish", "text", text, "base", "1");
    assertThat(visitor.get("/help/first-home").statusCode()).isEqualTo(200);
    save(text, 1, "Moving", "second-home", "x");
    desk("publish", "text", text, "base", "2");
    HttpResponse<String> moved = visitor.get("/help/first-home");
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(header(moved, "Location")).isEqualTo("/help/second-home");
    save("article:squatter.en", 0, "Squatter", "first-home", "x");
    HttpResponse<String> refused = desk("publish", "text", "article:squatter.en", "base", "1");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("field=slug, key=problem.content-slug-taken");
  }

  @Test
  void publishesByItselfAtItsMoment() {
    String text = "article:tomorrow.en";
    save(text, 0, "Tomorrow", "tomorrow", "x");
    assertThat(desk("publish", "text", text, "base", "1", "in", "-5").body())
        .contains("problem.content-moment");
    desk("publish", "text", text, "base", "1", "in", "4");
    assertThat(said("find", "text", text)).endsWith("SCHEDULED 1");
    assertThat(visitor.get("/help/tomorrow").statusCode()).isEqualTo(404);
    await().atMost(SOON).until(() -> visitor.get("/help/tomorrow").statusCode() == 200);
    assertThat(said("find", "text", text)).endsWith("PUBLISHED 1");
  }

  @Test
  void whatIsTakenBackBeforeItsMomentIsNotPublished() {
    String text = "article:never.en";
    save(text, 0, "Never", "never", "x");
    desk("publish", "text", text, "base", "1", "in", "3600");
    desk("publish", "text", text, "base", "1", "in", "7200");
    desk("unpublish", "text", text);
    assertThat(said("find", "text", text)).endsWith("DRAFT 1");
    assertThat(count("scheduled_tasks where task_instance like 'article:never%'")).isZero();
  }

  @Test
  void oneOfManyWhoSaveAtOnceWinsAndTheOthersAreTold() {
    assertThat(raceOfSaves("0")).containsExactlyInAnyOrder("1", "CONFLICT");
    assertThat(raceOfSaves("1")).containsExactlyInAnyOrder("2", "CONFLICT");
    assertThat(said("history", "text", "article:race.en").lines()).hasSize(2);
    assertThat(desk("publish", "text", "article:race.en", "base", "1").body())
        .startsWith("CONFLICT");
  }

  @Test
  void oneOfManyWhoPublishAtOneAddressWins() {
    List<String> ends = said("race-slug", "slug", "corner").lines().sorted().toList();
    assertThat(ends).hasSize(6).filteredOn("published"::equals).hasSize(1);
    assertThat(ends)
        .filteredOn(end -> !end.equals("published"))
        .allMatch(end -> end.contains("problem.content-slug-taken"));
  }

  @Test
  void aRemovedTextCanBeBroughtBackAsADraft() {
    String text = "article:phoenix.en";
    save(text, 0, "Phoenix", "phoenix", "x");
    desk("publish", "text", text, "base", "1");
    desk("remove", "text", text);
    assertThat(visitor.get("/help/phoenix").statusCode()).isEqualTo(404);
    assertThat(said("list", "kind", "ARTICLE")).doesNotContain("phoenix");
    assertThat(said("removed")).contains("article:phoenix.en REMOVED 1");
    assertThat(desk("publish", "text", text, "base", "1").body()).startsWith("NOT_FOUND");
    desk("back", "text", text);
    assertThat(said("list", "kind", "ARTICLE")).contains("article:phoenix.en DRAFT 1");
  }

  @Test
  void savingTheSameMakesNoVersionAndPreviewPublishesNothing() {
    String text = "article:same.en";
    assertThat(save(text, 0, "Same", "same", "x")).isEqualTo("1");
    assertThat(save(text, 1, "Same ", "same", "x\r\n")).isEqualTo("1");
    String[] draft = {"text", text, "title", "Same", "slug", "same", "markdown", "**new**"};
    assertThat(said("preview", draft)).isEqualTo("new");
    assertThat(visitor.get("/help/same").statusCode()).isEqualTo(404);
  }

  @Test
  void showsAPictureThatIsMadeAnewWithHeadersThatLetNothingRun() throws IOException {
    String file = picture("lake.png", true);
    HttpResponse<String> nameless = desk("image", "name", "lake", "alternative", " ", "file", file);
    assertThat(nameless.body()).contains("problem.content-image-description");
    String address = said("image", "name", "lake", "alternative", "A lake", "file", file);
    assertThat(address).matches("/images/[0-9a-f]{24}/lake\\.png");
    HttpResponse<String> served = visitor.get(address);
    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(header(served, "Content-Type")).isEqualTo("image/png");
    assertThat(header(served, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(served, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(header(served, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    assertThat(served.body()).doesNotContain("<script>");
    assertThat(visitor.get(address, "If-None-Match", header(served, "ETag")).statusCode())
        .isEqualTo(304);
    assertThat(visitor.get(address.replace("lake", "sea")).statusCode()).isEqualTo(404);
    assertThat(desk("image", "name", "lake", "alternative", "x", "file", file).body())
        .contains("problem.content-image-taken");

    String text = "article:shore.en";
    save(text, 0, "Shore", "shore", "![The lake](image:lake \"In May\")");
    desk("publish", "text", text, "base", "1");
    Elements shown = visitor.page("/help/shore").select("figure img");
    assertThat(shown.attr("src")).isEqualTo(address);
    assertThat(shown.attr("alt") + shown.attr("width") + shown.attr("loading"))
        .isEqualTo("The lake40lazy");
    assertThat(desk("image-remove", "name", "lake").body()).contains("content-image-shown");
    desk("remove", "text", text);
    desk("image-remove", "name", "lake");
    assertThat(visitor.get(address).statusCode()).isEqualTo(404);
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void anArchiveIsTakenOverByAnotherInstallationAndThenTheSame() throws Exception {
    said("image", "name", "photo", "alternative", "A photo", "file", picture("photo.jpg", false));
    Path zip = portal.data().resolve("all.zip");
    desk("export", "file", zip.toString());
    assertThat(effects(said("compare", "file", zip.toString()))).containsOnlyKeys("SAME");
    RunningPortal other = RunningPortal.with(DeskWar.with("other-desk", Map.of()), null, Map.of());
    try {
      Visitor there = new Visitor(other);
      assertThat(there.get("/help/second-home").statusCode()).isEqualTo(404);
      Map<String, Long> taken = effects(said(there, "take", "file", zip.toString()));
      assertThat(taken.get("NEW")).isPositive();
      assertThat(there.get("/help/second-home").statusCode()).isEqualTo(200);
      Path again = other.data().resolve("all.zip");
      desk(there, "export", "file", again.toString());
      Map<String, String> sent = files(zip);
      Map<String, String> got = files(again);
      sent.remove("images/photo.jpg");
      got.remove("images/photo.jpg");
      assertThat(got).isEqualTo(sent);
    } finally {
      other.stop();
    }
  }

  @Test
  @Order(Integer.MAX_VALUE - 2)
  void aFaultyArchiveIsRefusedWholeAndSaysWhere() throws IOException {
    Path zip = portal.data().resolve("faulty.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      put(out, "articles/good.en.md", "---\ntitle: Good\nsummary: S.\n---\n\nText.\n");
      put(out, "news/bad.en.md", "---\ntitle: Bad\nsummary: S.\ndate: today\n---\n\nText.\n");
    }
    HttpResponse<String> refused = desk("take", "file", zip.toString());
    assertThat(refused.body()).contains("file=news/bad.en.md, field=date");
    assertThat(visitor.get("/help/good").statusCode()).isEqualTo(404);
  }

  /** The last one: another node takes over what a newer version ships. */
  @Test
  @Order(Integer.MAX_VALUE)
  void anUpgradeOverwritesNothingThatAnOperatorChanged() throws Exception {
    save("article:registering.en", 1, "Our own words", "registering", "Ours.");
    desk("publish", "text", "article:registering.en", "base", "2");
    desk("unpublish", "text", "article:quota.en");
    desk("remove", "text", "article:phishing.en");
    String newer = "---\ntitle: Newer\nslug: %s\nsummary: S.\n---\n\nNewer.\n";
    Map<String, String> shipped = new TreeMap<>();
    for (String key : List.of("registering", "quota", "phishing", "android", "brand-new")) {
      shipped.put("articles/" + key + ".en.md", newer.formatted(key));
    }
    RunningPortal next =
        RunningPortal.with(DeskWar.with("newer", shipped), portal.database(), Map.of());
    try {
      for (Visitor reader : List.of(new Visitor(next), visitor)) {
        // The first node sees it some seconds later.
        await().atMost(SOON).until(() -> title(reader, "/help/android").equals("Newer"));
        assertThat(title(reader, "/help/brand-new")).isEqualTo("Newer");
        assertThat(title(reader, "/help/registering")).isEqualTo("Our own words");
        assertThat(reader.get("/help/quota").statusCode()).isEqualTo(404);
        assertThat(reader.get("/help/phishing").statusCode()).isEqualTo(404);
      }
    } finally {
      next.stop();
    }
  }

  private static String title(Visitor reader, String path) {
    return reader.page(path).select("h1").text();
  }

  private static List<String> raceOfSaves(String base) {
    return said("race-save", "text", "article:race.en", "base", base).lines().distinct().toList();
  }

  private static String save(String text, int base, String title, String slug, String markdown) {
    return said(
        "save",
        "text",
        text,
        "base",
        "" + base,
        "title",
        title,
        "slug",
        slug,
        "markdown",
        markdown);
  }

  private static String said(String act, String... parameters) {
    return said(visitor, act, parameters);
  }

  private static String said(Visitor at, String act, String... parameters) {
    HttpResponse<String> answer = desk(at, act, parameters);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static HttpResponse<String> desk(String act, String... parameters) {
    return desk(visitor, act, parameters);
  }

  private static HttpResponse<String> desk(Visitor at, String act, String... parameters) {
    StringBuilder path = new StringBuilder("/test-desk?act=" + act);
    for (int i = 0; i < parameters.length; i += 2) {
      String value = URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8);
      path.append('&').append(parameters[i]).append('=').append(value);
    }
    return at.get(path.toString());
  }

  private static int results(String question) {
    return visitor.page("/search?q=" + question).select(".results li").size();
  }

  private static long count(String rows) {
    return portal.database().number("select count(*) from " + rows);
  }

  private static long audited(String subject) {
    return portal
        .database()
        .number("select count(*) from audit_entry where actor = 'ada' and subject = ?", subject);
  }

  private static Map<String, Long> effects(String said) {
    return said.lines()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .collect(Collectors.groupingBy(effect -> effect, Collectors.counting()));
  }

  /** A picture of 40 pixels; with a script behind its end. */
  private static String picture(String name, boolean script) throws IOException {
    Path file = portal.data().resolve(name);
    Pictures.write(file, 40, 30);
    if (script) {
      Files.writeString(file, "<script>alert(1)</script>", StandardOpenOption.APPEND);
    }
    return file.toString();
  }

  private static void put(ZipOutputStream zip, String path, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static Map<String, String> files(Path zip) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream input = new ZipInputStream(in)) {
      for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
        files.put(entry.getName(), new String(input.readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
