package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ComposeIT {

  private static final String COMPOSE = "/account/compose";

  private final RunningPortal portal = RunningPortal.shared();
  private final Visitor anna = new Visitor();

  @Test
  void sendsOneMailHoweverOftenTheFormIsSent() {
    anna.register("anna.compose");
    new Visitor().register("bert.compose");
    awaitWelcome("bert.compose");
    Document page = anna.page(COMPOSE);
    Map<String, String> typed = mail("Bert <bert.compose@psmail.test>");

    HttpResponse<String> first = anna.fill(page, COMPOSE, typed);
    HttpResponse<String> second = anna.fill(page, COMPOSE, typed);

    assertThat(first.statusCode()).as(problems(first)).isEqualTo(303);
    assertThat(second.statusCode()).isEqualTo(303);
    Document sent = anna.page(header(first, "Location"));
    assertThat(sent.select(".addressees").text()).isEqualTo("bert.compose@psmail.test");
    assertThat(sent.select("main").text()).contains("folder “Sent”");
    await().atMost(Duration.ofSeconds(20)).until(() -> mailsOf("bert.compose") == 2);
    assertThat(
            portal.database().number("select count(*) from device_password where expires_at > 0"))
        .isZero();
    assertThat(anna.page("/account/devices").select("main").text()).doesNotContain("portal");
  }

  @Test
  void saysWhoseAddressIsRefusedAndKeepsWhatWasTyped() {
    anna.register("carla.compose");
    Map<String, String> typed =
        mail("carla.compose@psmail.test, nobody.at.all@psmail.test, ada@example.org");
    HttpResponse<String> elsewhere = anna.fill(COMPOSE, COMPOSE, typed);
    assertThat(elsewhere.statusCode()).isEqualTo(422);
    assertThat(problems(elsewhere)).contains("not to ada@example.org");

    typed.putAll(mail("carla.compose@psmail.test, nobody.at.all@psmail.test"));
    HttpResponse<String> unknown = anna.fill(COMPOSE, COMPOSE, typed);
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(problems(unknown)).contains("Nobody has the address nobody.at.all@psmail.test");
    Document form = Visitor.page(unknown);
    assertThat(form.select("#to").val()).isEqualTo(typed.get("to"));
    assertThat(form.select("#subject").val()).isEqualTo(typed.get("subject"));
    assertThat(form.select("textarea").text()).isEqualTo("At <noon>?");
    assertThat(form.select("#to").attr("aria-describedby")).contains("to-problem");
    assertThat(header(anna.get(COMPOSE + "/sent"), "Location")).isEqualTo(COMPOSE);
  }

  @Test
  void saysThatANewMemberCannotWriteToSoMany() {
    anna.register("many.compose");
    String many =
        IntStream.range(0, 21)
            .mapToObj(i -> "many.compose+" + i + "@psmail.test")
            .collect(Collectors.joining(", "));
    HttpResponse<String> refused = anna.fill(COMPOSE, COMPOSE, mail(many));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(problems(refused)).contains("more recipients than you can write to at present");
    assertThat(Visitor.page(refused).select("#to").val()).isEqualTo(many);
  }

  @Test
  void bringsAMailAboutAPageAlsoThroughTheSignIn() {
    anna.register("dora.compose");
    Visitor later = new Visitor();
    String about = COMPOSE + "/page/help/secure-email";
    assertThat(later.page("/help/secure-email").select("a[href=" + about + "]")).hasSize(1);
    String signIn = header(later.get(about), "Location");
    assertThat(signIn).isEqualTo("/sign-in?next=" + about);
    HttpResponse<String> signedIn =
        later.fill(
            later.page(signIn),
            "/sign-in",
            Map.of("name", "dora.compose", "password", Visitor.PASSWORD));
    assertThat(header(signedIn, "Location")).isEqualTo(about);

    Document form = later.page(about);
    assertThat(form.select("#subject").val()).contains("Secure e-mail");
    assertThat(form.select("textarea").text()).endsWith(portal.url() + "/help/secure-email");
    Document nowhere = later.page(COMPOSE + "/page/help/no-such-page");
    assertThat(nowhere.select("#subject").val() + nowhere.select("textarea").text()).isEmpty();
    Document german = later.page("/de" + COMPOSE + "/page/privacy");
    assertThat(german.select("textarea").text()).endsWith(portal.url() + "/de/privacy");
  }

  @Test
  void writesInTheNameOfNobodyElse() {
    anna.register("gustav.compose");
    Map<String, String> typed = mail("gustav.compose@psmail.test");
    typed.put("from", "anna.compose@psmail.test");
    assertThat(anna.fill(COMPOSE, COMPOSE, typed).statusCode()).isEqualTo(404);
    typed.put("from", "gustav.compose@psmail.test");
    assertThat(anna.fill(COMPOSE, COMPOSE, typed).statusCode()).isEqualTo(303);
    typed.put("from", "not an address");
    assertThat(anna.fill(COMPOSE, COMPOSE, typed).statusCode()).isBetween(400, 499);
  }

  @Test
  void isForMembersOnly() {
    assertThat(header(new Visitor().get(COMPOSE), "Location")).startsWith("/sign-in");
    assertThat(FirstOperator.shared().visitor().get(COMPOSE).statusCode()).isEqualTo(404);
  }

  @Test
  void takesALongTextOfAnyLanguageAndKeepsOneThatIsTooLong() {
    anna.register("emil.compose");
    Map<String, String> typed = mail("emil.compose@psmail.test");
    typed.put("text", "東".repeat(20_000));
    assertThat(anna.fill(COMPOSE, COMPOSE, typed).statusCode()).isEqualTo(303);
    typed.put("text", "東".repeat(20_001));
    HttpResponse<String> refused = anna.fill(COMPOSE, COMPOSE, typed);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(refused).select("textarea").text()).hasSize(20_001);
  }

  private static Map<String, String> mail(String to) {
    return new HashMap<>(Map.of("to", to, "subject", "Lunch – Mittag?", "text", "At <noon>?"));
  }

  private void awaitWelcome(String name) {
    await().atMost(Duration.ofSeconds(30)).until(() -> mailsOf(name) == 1);
  }

  /** Each mail is a file with its number in its name, in the folder of the mailbox. */
  private long mailsOf(String name) {
    Path mailbox = portal.data().resolve("mail").resolve("psmail.test").resolve(name);
    if (!Files.exists(mailbox)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(mailbox)) {
      return files.filter(file -> file.toString().endsWith(".p7m")).count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
