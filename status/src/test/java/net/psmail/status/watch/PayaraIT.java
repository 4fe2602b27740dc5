package net.psmail.status.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.psmail.status.database.MariaDb;
import net.psmail.status.probe.Authority;
import net.psmail.status.probe.FakeServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as it is shipped, in the server that it is shipped with, alone. */
class PayaraIT {

  private static final Authority AUTHORITY = new Authority();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static Path data;
  private static final List<FakeServer> SERVERS = new ArrayList<>();
  private static Process payara;
  private static int port;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    data = directory;
    Files.createDirectories(data.resolve("tls"));
    Files.writeString(data.resolve("tls/ca.pem"), AUTHORITY.pem());
    port = freePort();
    payara =
        payara(
            "-Dpsmail.status.probes=imaps,submissions,pop3s,mariadb,h2",
            "-Dpsmail.status.probe.mariadb.kind=database",
            "-Dpsmail.status.probe.mariadb.target=mail",
            "-Dpsmail.status.database.mail.url=" + MariaDb.ofThisRun().create("watched"),
            "-Dpsmail.status.database.mail.user=" + MariaDb.USER,
            "-Dpsmail.status.database.mail.password=" + MariaDb.PASSWORD,
            "-Dpsmail.status.probe.h2.kind=database",
            "-Dpsmail.status.probe.h2.target=memory",
            "-Dpsmail.status.database.memory.url=jdbc:h2:mem:watched",
            "-Dpsmail.mail.imaps.port=" + serve("* OK ready"),
            "-Dpsmail.mail.submissions.port=" + serve("220 ready"),
            "-Dpsmail.mail.pop3s.port=" + serve("+OK ready"),
            "-Dpsmail.status.interval=PT5S",
            "-Dpsmail.status.private=127.0.0.0/24",
            "-Dpsmail.site.url=https://mail.example.org");
    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(() -> get("/status/api/v2/summary.json").statusCode() == 200);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    SERVERS.forEach(FakeServer::close);
    payara.destroy();
    if (!payara.waitFor(30, TimeUnit.SECONDS)) {
      payara.destroyForcibly();
    }
  }

  private static int serve(String line) {
    FakeServer server = FakeServer.tls(AUTHORITY.valid("localhost"), FakeServer.saying(line));
    SERVERS.add(server);
    return server.port();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static Process payara(String... settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dpsmail.data=" + data);
    command.add(
        "-Dpsmail.status.db.url=jdbc:h2:file:"
            + data.resolve("status/history")
            + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    command.addAll(List.of(settings));
    command.addAll(List.of("-jar", "target/payara/payara-micro.jar", "--nocluster"));
    command.addAll(List.of("--disablephonehome", "--port", Integer.toString(port)));
    command.addAll(List.of("--deploy", "target/status-0.1.0.war"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Path.of("target", "payara", port + ".log").toFile())
        .start();
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonObject json(String body) {
    return Json.createReader(new StringReader(body)).readObject();
  }

  @Test
  void tellsReadersAndProgramsThatAllIsWell() throws Exception {
    assertThat(get("/status/").body()).contains("<h1>Everything works</h1>");
    assertThat(get("/status/de/").body()).contains("<h1>Alles funktioniert</h1>");
    JsonObject summary = json(get("/status/api/v2/summary.json").body());
    assertThat(summary.getJsonObject("status").getString("indicator")).isEqualTo("none");
    assertThat(summary.getJsonArray("components")).hasSize(5);
  }

  @Test
  void keepsWhatItFinds() {
    await().until(() -> Files.exists(data.resolve("status/history.mv.db")));
  }

  @Test
  void protectsItsReaders() throws Exception {
    HttpResponse<String> page = get("/status/");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void sendsAPageOnlyOnce() throws Exception {
    await()
        .untilAsserted(
            () -> {
              String tag = get("/status/").headers().firstValue("ETag").orElseThrow();
              HttpResponse<String> again = get("/status/", "If-None-Match", tag);
              assertThat(again.statusCode()).isEqualTo(304);
              assertThat(again.body()).isEmpty();
            });
  }

  @Test
  void letsPagesOfOtherSitesReadTheState() throws Exception {
    assertThat(
            get("/status/api/v2/status.json").headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("*");
  }

  @Test
  void leadsToThePageWithoutItsSlash() throws Exception {
    HttpResponse<String> german = get("/status/de");
    assertThat(german.statusCode()).isEqualTo(301);
    assertThat(german.headers().firstValue("Location").orElseThrow()).endsWith("/status/de/");
    assertThat(get("/status").statusCode()).isBetween(301, 302);
  }

  @Test
  void leadsReadersWhoComeByPlainHttpToTheSitesAddress() throws Exception {
    HttpResponse<String> page = get("/status/de/", "X-Forwarded-Proto", "http");
    assertThat(page.statusCode()).isEqualTo(308);
    assertThat(page.headers().firstValue("Location"))
        .hasValue("https://mail.example.org/status/de/");
    assertThat(get("/status/", "X-Forwarded-Proto", "https").statusCode()).isEqualTo(200);
    assertThat(get("/status/api/v2/summary.json", "X-Forwarded-Proto", "http").statusCode())
        .isEqualTo(200);
  }

  @Test
  void showsNothingOfTheServerOnAWrongRequest() throws Exception {
    for (String path :
        List.of("/status/x.jsp", "/status/WEB-INF/web.xml", "/status/a/b?c=%3Cb%3E")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).doesNotContain("Payara", "Exception");
    }
    HttpResponse<String> post =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/status/"))
                .POST(HttpRequest.BodyPublishers.ofString("x=1"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(post.statusCode()).isEqualTo(405);
  }

  @Test
  void stopsWithASentenceWhenASettingCannotBeMeant() throws Exception {
    int running = port;
    port = freePort();
    Process wrong = payara("-Dpsmail.status.interval=often");
    port = running;
    assertThat(wrong.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(wrong.exitValue()).isEqualTo(78);
    assertThat(Files.readString(data.resolve("run/failure")))
        .startsWith("psmail.status.interval: \"often\" must be a time");
  }

  private static HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    String token = Files.readString(data.resolve("status/console.token")).strip();
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/status/api/v1" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonObject component(String key) throws Exception {
    return json(call("GET", "/components", "").body())
        .getJsonArray("components")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(one -> one.getString("key").equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void letsOperatorsSayWhatReadersSeeAtOnce() throws Exception {
    String id = component("imaps").getString("id");
    assertThat(call("PUT", "/components/" + id + "/told", "{\"state\": \"partial_outage\"}"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(200);
    await().until(() -> get("/status/").body().contains("Our operators say so."));
    assertThat(call("PUT", "/components/" + id + "/told", "{\"state\": null}").statusCode())
        .isEqualTo(200);
    await().until(() -> get("/status/").body().contains("<h1>Everything works</h1>"));
  }

  @Test
  void keepsTheConsolesTokenForItself() throws Exception {
    assertThat(Files.getPosixFilePermissions(data.resolve("status/console.token")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(get("/status/api/v1/components").statusCode()).isEqualTo(401);
    assertThat(get("/status/api/v1/components", "Authorization", "Bearer x").statusCode())
        .isEqualTo(401);
  }

  @Test
  void leavesWhatOperatorsSeeInNoCache() throws Exception {
    for (HttpResponse<String> answer :
        List.of(
            call("GET", "/components", ""),
            call("DELETE", "/components/nothing", ""),
            get("/status/api/v1/components"))) {
      assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
  }

  @Test
  void refusesATokenThatCameInTheOpen() throws Exception {
    String token = Files.readString(data.resolve("status/console.token")).strip();
    String[] open = {"Authorization", "Bearer " + token, "X-Forwarded-Proto", "http"};
    assertThat(get("/status/api/v1/state", open).statusCode()).isEqualTo(403);
  }

  @Test
  void letsATokenDoWhatItsScopeSaysUntilItIsRevoked() throws Exception {
    JsonObject made =
        json(call("POST", "/tokens", "{\"name\": \"watch\", \"scopes\": [\"read\"]}").body());
    String[] bearer = {"Authorization", "Bearer " + made.getString("secret")};
    assertThat(get("/status/api/v1/components", bearer).statusCode()).isEqualTo(200);
    assertThat(get("/status/api/v1/tokens", bearer).statusCode()).isEqualTo(403);
    assertThat(call("GET", "/tokens", "").body()).doesNotContain(made.getString("secret"));
    assertThat(call("DELETE", "/tokens/" + made.getString("id"), "").statusCode()).isEqualTo(204);
    assertThat(get("/status/api/v1/components", bearer).statusCode()).isEqualTo(401);
  }

  @Test
  void showsWhichTokenAsks() throws Exception {
    JsonObject made =
        json(call("POST", "/tokens", "{\"name\": \"other\", \"scopes\": [\"tokens\"]}").body());
    List<String> own =
        json(call("GET", "/tokens", "").body())
            .getJsonArray("tokens")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(one -> one.getBoolean("own"))
            .map(one -> one.getString("name"))
            .toList();
    assertThat(own).containsExactly("Console of the portal");
    assertThat(call("DELETE", "/tokens/" + made.getString("id"), "").statusCode()).isEqualTo(204);
  }

  @Test
  void showsComponentsInTheGroupsAndTheOrderThatOperatorsChose() throws Exception {
    JsonObject late = json(call("POST", "/groups", "{\"name\": \"Late\"}").body());
    JsonObject early = json(call("POST", "/groups", "{\"name\": \"Early\"}").body());
    String order = "{\"ids\": [\"%s\"]}".formatted(early.getString("id"));
    assertThat(call("PUT", "/groups/order", order).body()).matches("(?s).*Early.*Late.*");
    String draft = "{\"name\": \"%s\", \"group_id\": \"%s\"}";
    JsonObject desk =
        json(call("POST", "/components", draft.formatted("Desk", late.getString("id"))).body());
    JsonObject phone =
        json(call("POST", "/components", draft.formatted("Phone", early.getString("id"))).body());
    await().until(() -> get("/status/").body().matches("(?s).*Early.*Phone.*Late.*Desk.*"));
    assertThat(watched("imaps")).isTrue();
    assertThat(watched(desk.getString("key"))).isFalse();
    String path = "/groups/" + late.getString("id");
    String name =
        "{\"name\": \"Latest\", \"updated_at\": \"%s\"}".formatted(late.getString("updated_at"));
    assertThat(call("PUT", path, name).statusCode()).isEqualTo(200);
    assertThat(call("PUT", path, name).statusCode()).isEqualTo(409);
    for (String gone :
        List.of(
            path,
            "/groups/" + early.getString("id"),
            "/components/" + desk.getString("id"),
            "/components/" + phone.getString("id"))) {
      assertThat(call("DELETE", gone, "").statusCode()).as(gone).isEqualTo(204);
    }
    assertThat(call("DELETE", path, "").statusCode()).isEqualTo(404);
    await().until(() -> !get("/status/").body().contains("Early"));
  }

  private static boolean watched(String key) throws Exception {
    return json(call("GET", "/state", "").body())
        .getJsonArray("components")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(one -> one.getString("key").equals(key))
        .allMatch(one -> one.getBoolean("watched"));
  }

  @Test
  void saysWhichFieldIsWrong() throws Exception {
    HttpResponse<String> answer = call("POST", "/components", "{\"name\": \" \"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer.body()).getJsonArray("errors").getJsonObject(0))
        .isEqualTo(json("{\"field\": \"name\", \"reason\": \"missing\"}"));
    assertThat(call("POST", "/components", "[").statusCode()).isEqualTo(422);
    assertThat(call("DELETE", "/components/nothing", "").statusCode()).isEqualTo(404);
  }

  @Test
  void letsOnlyOneOfTwoChangeAComponentUnseen() throws Exception {
    JsonObject before = component("imaps");
    String draft =
        Json.createObjectBuilder(before).add("name", "Mailboxes").addNull("name_de").build() + "";
    String path = "/components/" + before.getString("id");
    assertThat(call("PUT", path, draft).statusCode()).isEqualTo(200);
    assertThat(call("PUT", path, draft).statusCode()).isEqualTo(409);
    await().until(() -> get("/status/").body().contains(">Mailboxes<"));
  }

  @Test
  void tellsReadersOfAnIncidentFromItsBeginningToItsEnd() throws Exception {
    String imaps = component("imaps").getString("id");
    JsonObject opened =
        json(
            call(
                    "POST",
                    "/incidents",
                    """
                    {"name": "Slow reading", "name_de": "Langsames Lesen", "author": "anna",
                     "status": "investigating", "body": "We look.",
                     "components": {"%s": "degraded_performance"}}
                    """
                        .formatted(imaps))
                .body());
    String id = opened.getString("id");
    await().until(() -> get("/status/de/").body().contains("Langsames Lesen"));
    assertThat(get("/status/api/v2/summary.json").body())
        .contains("\"name\":\"Slow reading\"", "degraded_performance");
    HttpResponse<String> resolved =
        call(
            "POST",
            "/incidents/" + id + "/updates",
            "{\"status\": \"resolved\", \"body\": \"Done.\"}");
    assertThat(resolved.statusCode()).isEqualTo(200);
    await().until(() -> get("/status/incidents/" + id + "/").body().contains("Resolved"));
    await().until(() -> get("/status/").body().contains("<h1>Everything works</h1>"));
    assertThat(get("/status/history.atom").body()).contains("Slow reading: Resolved");
    assertThat(call("DELETE", "/incidents/" + id, "").statusCode()).isEqualTo(204);
    await().until(() -> get("/status/incidents/" + id + "/").statusCode() == 404);
    assertThat(call("POST", "/incidents/" + id + "/restore", "").statusCode()).isEqualTo(204);
  }

  @Test
  void announcesPlannedWork() throws Exception {
    Instant from = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES);
    HttpResponse<String> planned =
        call(
            "POST",
            "/maintenances",
            """
            {"name": "New disks", "body": "Reading pauses.", "components": ["%s"],
             "scheduled_for": "%s", "scheduled_until": "%s", "remind_minutes_before": "60"}
            """
                .formatted(
                    component("imaps").getString("id"), from, from.plus(Duration.ofHours(1))));
    assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);
    String path = "/maintenances/" + json(planned.body()).getString("id");
    await().until(() -> get("/status/").body().contains("New disks"));
    assertThat(call("POST", path + "/cancel", "{}").statusCode()).isEqualTo(200);
    await().until(() -> !get("/status/").body().contains("New disks"));
  }

  private static JsonObject probe(String id) throws Exception {
    return json(call("GET", "/probes", "").body())
        .getJsonArray("probes")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(one -> one.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void looksAtWhatAnOperatorAddsAndAtNothingForATry() throws Exception {
    String shop = json(call("POST", "/components", "{\"name\": \"Shop\"}").body()).getString("id");
    try (FakeServer server = FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK"))) {
      String draft =
          """
          {"key": "shop", "component": "%s", "kind": "http", "interval": 5, "failures": 1,
           "target": "http://127.0.0.1:%d/", "options": {"status": "200"}}
          """
              .formatted(shop, server.port());
      JsonObject tried = json(call("POST", "/probes/try", draft).body());
      assertThat(tried.getString("finding")).isEqualTo("works");
      assertThat(tried.getString("detail")).isEqualTo("HTTP/1.1 200 OK");
      assertThat(call("GET", "/probes", "").body()).doesNotContain("\"shop\"");
      HttpResponse<String> added = call("POST", "/probes", draft);
      assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
      String id = json(added.body()).getString("id");
      await().until(() -> probe(id).getString("state").equals("operational"));
      assertThat(probe(id).getJsonObject("last").getString("finding")).isEqualTo("works");
      assertThat(json(call("POST", "/probes/" + id + "/try", "").body()).getString("verdict"))
          .isEqualTo("works");
      assertThat(call("DELETE", "/probes/" + id, "").statusCode()).isEqualTo(204);
      int visits = server.visits();
      assertThat(call("POST", "/probes/" + id + "/restore", "").statusCode()).isEqualTo(204);
      await().until(() -> server.visits() > visits);
      assertThat(call("DELETE", "/probes/" + id, "").statusCode()).isEqualTo(204);
    } finally {
      assertThat(call("DELETE", "/components/" + shop, "").statusCode()).isEqualTo(204);
    }
  }

  @Test
  void letsOperatorsLookBehindNoFirewallAndTellNoSecret() throws Exception {
    String imaps = component("imaps").getString("id");
    String draft =
        "{\"key\": \"x\", \"component\": \""
            + imaps
            + "\", \"kind\": \"%s\", \"target\": \"%s\"%s}";
    assertThat(
            json(call("POST", "/probes/try", draft.formatted("tcp", "127.0.1.1:9", "")).body())
                .getString("finding"))
        .isEqualTo("private_address");
    for (String[] wrong :
        List.of(
            new String[] {"disk", "/", "", "kind"},
            new String[] {
              "imaps", "a.example.org:993", ", \"options\": {\"login\": \"a\"}", "option.login"
            },
            new String[] {"imaps", "nowhere", "", "target"},
            new String[] {"imaps", "a.example.org:993", ", \"interval\": 1", "interval"},
            new String[] {"imaps", "a.example.org:993", ", \"depends\": \"y\"", "depends"})) {
      HttpResponse<String> answer =
          call("POST", "/probes", draft.formatted(wrong[0], wrong[1], wrong[2]));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(json(answer.body()).getJsonArray("errors").getJsonObject(0).getString("field"))
          .isEqualTo(wrong[3]);
    }
  }

  @Test
  void saysWhatOperatorsMayLookAt() throws Exception {
    List<JsonObject> kinds =
        json(call("GET", "/probes/kinds", "").body())
            .getJsonArray("kinds")
            .getValuesAs(JsonObject.class);
    assertThat(kinds)
        .extracting(kind -> kind.getString("kind"))
        .contains("imaps", "http", "dnssec")
        .doesNotContain("disk", "database", "certificates", "round-trip", "queue");
    assertThat(kinds.toString()).doesNotContain("login");
  }
}
