package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static net.psmail.portal.it.Visitor.PASSWORD;
import static net.psmail.portal.it.Visitor.groups;
import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the password of a new device to its first login, and what is said when there is none. */
class SetupIT {

  private static final String CHECK = "/account/setup/check";
  private static final String ARRIVAL = "/account/setup/arrival";
  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15";

  private final Visitor visitor = new Visitor();

  @Test
  void offersFirstWhatSuitsTheDeviceAndLetsTheReaderChooseAnother() {
    visitor.register("assist2-ways");
    Document phone = Visitor.page(visitor.get("/account/setup", "User-Agent", IPHONE));
    assertThat(phone.select("#choose [aria-current]").text()).isEqualTo("iPhone, iPad");
    assertThat(phone.select("#choose").text()).contains("You seem to be reading this on");
    assertThat(phone.select("details[open] a[href=/account/setup/phone]")).isNotEmpty();

    Document linux = Visitor.page(visitor.get("/account/setup?device=linux", "User-Agent", IPHONE));
    assertThat(linux.select("#choose [aria-current]").text()).isEqualTo("Linux");
    assertThat(linux.select("details[open] summary").text()).contains("Thunderbird");
    assertThat(linux.select("details a[href=/help/thunderbird]")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "iphone, iphone-ipad iphone-ipad outlook-mobile",
    "mac, mail-on-a-mac thunderbird mail-on-a-mac outlook",
    "android, thunderbird-android thunderbird-android fairemail gmail-app outlook-mobile",
    "windows, thunderbird outlook-classic outlook-new",
    "linux, thunderbird evolution kmail manual-settings",
    "unknown, thunderbird android iphone-ipad-mac outlook"
  })
  void leadsEachProgramToTheGuideThatIsAboutIt(String device, String guides) {
    visitor.register("assist2-to-" + device);
    Document page = visitor.page("/account/setup?device=" + device);
    assertThat(page.select("details a[href^=/help/]").eachAttr("href"))
        .containsExactly(
            Stream.of(guides.split(" ")).map(guide -> "/help/" + guide).toArray(String[]::new));
  }

  @Test
  void tellsThePageThatWaitsWhenTheProgramHasLoggedIn() {
    visitor.register("assist2-arrives");
    Document before = visitor.page("/account/setup");
    assertThat(before.select("#arrival").text()).contains("We are waiting", "Look again");
    assertThat(before.select("[data-arrival]").attr("data-arrival")).isEqualTo(ARRIVAL);
    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(() -> visitor.get(ARRIVAL, "Accept", "text/event-stream"));

    assertThat(logIn(before, "assist2-arrives@psmail.test", groups(before))).startsWith("a OK");

    HttpResponse<String> told = waiting.orTimeout(30, TimeUnit.SECONDS).join();
    assertThat(told.body())
        .contains("event: arrived", "data: arrived")
        .doesNotContain(groups(before));
    assertThat(header(told, "Cache-Control")).isEqualTo("no-store");
    Document after = visitor.page("/account/setup");
    assertThat(after.select("#arrival .done").text())
        .contains("My first mail program", "has just signed in", "IMAP");
    assertThat(after.select("[data-arrival]")).isEmpty();
  }

  @Test
  void tellsNobodyElse() {
    assertThat(header(visitor.get(ARRIVAL, "Accept", "text/event-stream"), "Location"))
        .startsWith("/sign-in");
    visitor.register("assist2-alone");
    visitor.fill("/account/setup", "/account/devices/done", Map.of());
    assertThat(visitor.get(ARRIVAL, "Accept", "text/event-stream").statusCode()).isEqualTo(404);
  }

  @Test
  void makesAPasswordOnTheSpotUnderTheNameOfTheDevice() {
    visitor.register("assist2-names");
    visitor.fill("/account/setup", "/account/devices/done", Map.of());
    Document page = visitor.page("/account/setup?device=android");
    String name = page.select("input[name=name]").val();
    assertThat(name).isEqualTo("My Android phone");
    visitor.fill(page, "/account/devices", Map.of("name", name));
    assertThat(groups(visitor.page("/account/setup"))).isNotEmpty();
  }

  @Test
  void saysWhichFieldIsWrongBesideIt() {
    visitor.register("assist2-checks");
    HttpResponse<String> checked =
        visitor.fill(
            CHECK,
            CHECK,
            Map.of("incoming-port", "143", "user-name", "assist2-checks", "secret", "SIGN_IN"));
    Document page = Visitor.page(checked);
    assertThat(page.select(".problems li")).hasSize(3);
    assertThat(page.select("#incoming-port-problem").text()).contains("begin in the open");
    assertThat(page.select("#user-name-problem").text()).contains("assist2-checks@psmail.test");
    assertThat(page.select("#incoming-port").val()).isEqualTo("143");

    HttpResponse<String> right =
        visitor.fill(CHECK, CHECK, Map.of("user-name", "assist2-checks@psmail.test"));
    assertThat(Visitor.page(right).select(".done").text()).contains("Nothing is wrong");
  }

  @Test
  void readsWhatIsPastedAndThrowsPasswordsAway() {
    visitor.register("assist2-pastes");
    String password = groups(visitor.page("/account/setup"));
    HttpResponse<String> pasted =
        visitor.fill(
            CHECK,
            CHECK,
            Map.of("text", "set imap_pass=\"" + password + "\"\nset folder=imap://old.test:143/"));
    Document page = Visitor.page(pasted);
    assertThat(page.select("#incoming-host").val()).isEqualTo("old.test");
    assertThat(page.select("#incoming-host-problem").text()).contains("not our server");
    assertThat(page.text()).contains("We have not kept it");
    assertThat(pasted.body()).doesNotContain(password);

    HttpResponse<String> nothing = visitor.fill(CHECK, CHECK, Map.of("text", "pass " + password));
    assertThat(problems(nothing)).contains("threw it away");
    assertThat(nothing.body()).doesNotContain(password);
  }

  @Test
  void explainsARefusedLoginToTheOwner() {
    visitor.register("assist2-refused");
    Document setup = visitor.page("/account/setup");
    assertThat(visitor.page(CHECK).select("#refused").text()).contains("have not refused");

    assertThat(logIn(setup, "assist2-refused@psmail.test", PASSWORD)).startsWith("a NO");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(visitor.page(CHECK).select("#refused").text())
                    .contains(
                        "Somebody tried to read mail by IMAP",
                        "not a device password",
                        "127.0.0.0/24"));
    assertThat(visitor.page("/account/devices").select("#refused li")).hasSize(1);
    assertThat(visitor.get(CHECK).body()).doesNotContain(PASSWORD);
  }

  @Test
  void saysWhenAPasswordWasNotEvenLookedAt() {
    visitor.register("assist2-often");
    Document setup = visitor.page("/account/setup");
    String right = groups(setup);
    for (int i = 0; i < 10; i++) {
      assertThat(logIn(setup, "assist2-often@psmail.test", "guess" + i)).startsWith("a NO");
    }
    assertThat(logIn(setup, "assist2-often@psmail.test", right)).startsWith("a NO");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(visitor.page(CHECK).select("#refused li").eachText())
                    .hasSize(2)
                    .anySatisfy(
                        once -> assertThat(once).contains("wait five minutes", "127.0.0.0/24"))
                    .anySatisfy(
                        often -> assertThat(often).contains("not a device password", "10 times")));
  }

  /** Logs in where the page says, as a mail program does; what the server answers. */
  private static String logIn(Document setup, String user, String password) {
    String port = setup.select("#by-hand tbody tr").get(0).select("code").get(1).text();
    RunningPortal portal = RunningPortal.shared();
    try (Socket socket =
            portal.trust().getSocketFactory().createSocket("localhost", Integer.parseInt(port));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      lines.readLine();
      socket
          .getOutputStream()
          .write(("a LOGIN \"" + user + "\" \"" + password + "\"\r\n").getBytes(US_ASCII));
      return String.valueOf(lines.readLine());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
