package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ExportIT {

  private static final String EXPORT = "/account/export";
  private static final String FILE = EXPORT + "/file";

  private final Visitor anna = new Visitor();

  @Test
  void givesAllMailAndDataInOneFile() throws IOException {
    anna.register("anna.export");
    anna.fill(
        "/account/compose",
        "/account/compose",
        Map.of("to", "anna.export@psmail.test", "subject", "To keep", "text", "Words of mine."));
    assertThat(anna.page(EXPORT).select("main a.button").attr("href")).isEqualTo(EXPORT + "/new");
    make("");

    Map<String, String> copy = unpacked(anna.download(FILE));
    assertThat(copy.get("README.txt")).contains("anna.export@psmail.test", "left-out.json");
    assertThat(copy.get("mail/INBOX.mbox")).contains("\nSubject: To keep\n", "\nWords of mine.\n");
    assertThat(copy.get("mail/Sent.mbox")).contains("\nStatus: RO\n", "\nSubject: To keep\n");
    Document data = Jsoup.parse(copy.getOrDefault("data/data.html", ""));
    assertThat(data.select("h2").eachText()).contains("Your mailbox", "Log of your account");
    assertThat(data.select("link[rel=stylesheet]").attr("href")).isEqualTo("psmail.css");
    assertThat(copy).containsKeys("data/psmail.css", "data/data.json", "mail/folders.json");
    assertThat(anna.page("/account/log").text())
        .contains("Copy of all mail asked for", "Copy of all mail fetched");
  }

  @Test
  void goesOnWhereAConnectionBroke() {
    anna.register("anna.export.parts");
    make("");
    byte[] whole = anna.download(FILE);
    HttpResponse<String> part = anna.get(FILE, "Range", "bytes=0-1");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("PK");
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 0-1/" + whole.length);
    assertThat(header(part, "Content-Length")).isEqualTo("2");
    assertThat(header(part, "Content-Disposition"))
        .startsWith("attachment; filename=\"anna.export");
    assertThat(header(part, "Cache-Control")).contains("no-store");
    String tag = header(part, "ETag");
    assertThat(anna.get(FILE, "Range", "bytes=0-1", "If-Range", tag).statusCode()).isEqualTo(206);
    assertThat(anna.get(FILE, "Range", "bytes=0-1", "If-Range", "\"x\"").statusCode())
        .isEqualTo(200);
    HttpResponse<String> beyond = anna.get(FILE, "Range", "bytes=" + whole.length + "-");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */" + whole.length);
  }

  @Test
  void speaksGermanWithWhoReadsGerman() throws IOException {
    anna.register("anna.kopie");
    make("/de");
    assertThat(anna.page("/de" + EXPORT).select(".done-title").text())
        .isEqualTo("Die Kopie ist fertig");
    Map<String, String> copy = unpacked(anna.download(FILE));
    assertThat(copy.get("LIESMICH.txt")).startsWith("Die Kopie von anna.kopie@psmail.test\r\n");
    assertThat(Jsoup.parse(copy.getOrDefault("data/data.html", "")).select("html").attr("lang"))
        .isEqualTo("de");
  }

  @Test
  void isDeletedAtOnce() {
    anna.register("anna.export.gone");
    make("");
    String delete = anna.page(EXPORT).select("main a.danger").attr("href");
    Document question = anna.page(delete);
    assertThat(question.select("h1").text()).isEqualTo("Delete the copy on the server?");
    assertThat(anna.get(EXPORT + "/fetch").statusCode()).isEqualTo(200);
    assertThat(anna.fill(question, EXPORT + "/delete", Map.of()).statusCode()).isEqualTo(303);
    assertThat(anna.get(delete).statusCode()).isEqualTo(404);
    assertThat(anna.get(FILE).statusCode()).isEqualTo(404);
    assertThat(anna.get(EXPORT + "/fetch").statusCode()).isEqualTo(404);
  }

  @Test
  void isNobodyElsesAffair() {
    anna.register("anna.export.own");
    make("");
    Visitor other = new Visitor();
    assertThat(header(other.get(FILE), "Location")).startsWith("/sign-in");
    other.register("not.anna.export");
    assertThat(other.get(FILE).statusCode()).isEqualTo(404);
    assertThat(FirstOperator.shared().visitor().get(EXPORT).statusCode()).isEqualTo(404);
  }

  @Test
  void isThereForWhoIsLeaving() throws IOException {
    anna.register("anna.export.leaves");
    String own = "anna.export.leaves@psmail.test";
    assertThat(anna.page("/account/delete").select("main li a").attr("href")).isEqualTo(EXPORT);
    HttpResponse<String> left =
        anna.fill(
            "/account/delete",
            "/account/delete",
            Map.of("address", own, "password", Visitor.PASSWORD));
    assertThat(left.statusCode()).isEqualTo(303);
    Document leaving = anna.page("/account");
    assertThat(leaving.select("h1").text()).isEqualTo("Your account is being deleted");
    assertThat(leaving.select("main a[href=" + EXPORT + "]")).hasSize(1);
    make("");
    assertThat(unpacked(anna.download(FILE))).containsKeys("mail/INBOX.mbox", "data/data.json");
  }

  /** A passkey alone opens no mailbox: such a session has neither key. */
  @Test
  void asksForThePasswordOfWhoHasSignedInByAPasskeyAlone() throws IOException {
    anna.register("anna.export.passkey");
    make("");
    RunningPortal.shared()
        .database()
        .change(
            "update web_session set sealed_key = null, sealed_factor_key = null where account_id ="
                + " (select id from account where sign_in_name = ?)",
            "anna.export.passkey@psmail.test");
    String form = EXPORT + "/new";
    for (String path : List.of(form, EXPORT + "/fetch", FILE, "/account/import")) {
      assertThat(header(anna.get(path), "Location")).isEqualTo("/account/unlock?next=" + path);
    }
    assertThat(anna.get(EXPORT).statusCode()).isEqualTo(200);
    Map<String, String> csrf =
        Map.of("csrf", anna.page("/account/unlock").select("main input[name=csrf]").val());
    for (String path : List.of(form, "/account/import")) {
      assertThat(header(anna.post(path, csrf), "Location"))
          .isEqualTo("/account/unlock?next=" + path);
    }
    HttpResponse<String> unlocked =
        anna.fill(
            "/account/unlock?next=" + FILE,
            "/account/unlock",
            Map.of("password", Visitor.PASSWORD));
    assertThat(header(unlocked, "Location")).isEqualTo(FILE);
    assertThat(unpacked(anna.download(FILE))).containsKey("mail/INBOX.mbox");
    assertThat(anna.get("/account/import").statusCode()).isEqualTo(200);
  }

  private void make(String language) {
    String form = language + EXPORT + "/new";
    assertThat(anna.fill(form, form, Map.of()).statusCode()).isEqualTo(303);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> anna.page(language + EXPORT).select("[data-again]").isEmpty());
    assertThat(anna.page(language + EXPORT).select(".done .button").attr("href"))
        .isEqualTo(language + EXPORT + "/fetch");
    assertThat(anna.page(language + EXPORT + "/fetch").select("a[download]").attr("href"))
        .isEqualTo(language + FILE);
  }

  private static Map<String, String> unpacked(byte[] zip) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
      }
    }
    return entries;
  }
}
