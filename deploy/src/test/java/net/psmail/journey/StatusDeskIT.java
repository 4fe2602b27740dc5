package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** An operator tells readers of the status page what is going on. */
class StatusDeskIT {

  private static final String DESK = "/control-room/status";

  private static final String HOOK = "https://hooks.example.org/psmail";

  private static Installation psmail;
  private static Browser operator;

  @BeforeAll
  static void start() throws IOException {
    psmail = Installation.create(Way.EMBEDDED);
    Path settings = psmail.data().resolve("psmail.properties");
    Files.writeString(
        settings,
        Files.readString(settings)
            + "\npsmail.status.interval=PT5S\npsmail.status.private=127.0.0.0/8"
            + "\npsmail.status.publish.directory="
            + psmail.data().resolve("published")
            + "\n");
    psmail.start();
    operator = Browser.open(psmail);
    operator.go(OperatorIT.linkOf(psmail));
    operator.type("name", "operator").type("password", Visitor.PASSWORD).send();
  }

  @AfterAll
  static void stop() {
    operator.close();
    psmail.close();
  }

  private static void choose(String field, String value) {
    operator
        .driver()
        .findElement(By.cssSelector("[name='" + field + "'] option[value='" + value + "']"))
        .click();
  }

  private static void awaitOnPage(String path, String... texts) {
    Visitor reader = new Visitor(psmail);
    await(path)
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(reader.open(path).body()).contains(texts));
  }

  private static void awaitOffPage(String path, String text) {
    Visitor reader = new Visitor(psmail);
    await(path)
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(reader.open(path).body()).doesNotContain(text));
  }

  private static void awaitInOrder(String path, String... texts) {
    Visitor reader = new Visitor(psmail);
    await(path)
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(reader.open(path).body()).containsSubsequence(texts));
  }

  @Test
  void anIncidentIsReadFromItsFirstMessageToItsLast() {
    operator.go(DESK + "/incidents/new").send();
    assertThat(operator.text()).contains("Please fill this in.");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.type("name", "Mail is late").type("body", "We look into it.");
    String component =
        Objects.requireNonNull(
            operator
                .driver()
                .findElement(By.cssSelector("select[name^=component-]"))
                .getDomAttribute("name"));
    choose(component, "degraded-performance");
    operator.photograph("status-incident-new").send();
    assertThat(operator.text()).contains("The incident is public", "Mail is late");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.photograph("status-incident");
    awaitOnPage("/status/", "Mail is late", "Everything works, with limits");
    awaitOnPage("/", "Mail is late");
    choose("status", "resolved");
    operator
        .type("body", "It was a full queue.")
        .press("section.panel[aria-labelledby=say] form button");
    assertThat(operator.text()).contains("The message is public", "Resolved");
    awaitOnPage("/status/", "Everything works", "It was a full queue.");
    assertThat(psmail.data().resolve("published/index.html")).content().contains("Mail is late");
  }

  @Test
  void workIsAnnouncedAndCalledOff() {
    operator.go(DESK + "/incidents/plan").type("name", "New disks").type("body", "Reading pauses.");
    operator
        .driver()
        .executeScript(
            "document.getElementById('scheduled_for').value = '2027-03-01T02:00';"
                + "document.getElementById('scheduled_until').value = '2027-03-01T03:00';");
    operator.touch("input[name^=component-]");
    operator.photograph("status-plan").send();
    assertThat(operator.text()).contains("The work is announced", "New disks");
    awaitOnPage("/status/de/", "New disks", "Geplante Arbeiten");
    operator.press("form[action$='/cancel'] button");
    assertThat(operator.text()).contains("The planned work is changed", "Cancelled");
  }

  @Test
  void whatAnOperatorSaysOfAComponentWinsUntilItIsTakenBack() {
    operator.go(DESK);
    choose("state", "partial-outage");
    operator.press("table form button");
    assertThat(operator.text()).contains("Your word about the component counts");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.photograph("status-desk");
    awaitOnPage("/status/", "Our operators say so.");
    operator.go(DESK);
    choose("state", "");
    operator.press("table form button");
    awaitOffPage("/status/", "Our operators say so.");
  }

  @Test
  void aComponentGetsTheNameThatReadersKnow() {
    operator.go(DESK).press("table th a");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.type("name", "Mailboxes").photograph("status-component").send();
    assertThat(operator.text()).contains("The component is saved", "Mailboxes");
    awaitOnPage("/status/", "Mailboxes");
  }

  @Test
  void componentsStandInTheGroupsAndTheOrderThatOperatorsChoose() {
    operator.go(DESK + "/groups/new").send();
    assertThat(operator.text()).contains("Please fill this in.");
    operator.type("name", "Helping").type("name_de", "Hilfe").send();
    assertThat(operator.text()).contains("The group is added", "No component is in this group");
    for (String name : List.of("Telephone", "Letters")) {
      operator.go(DESK + "/components/new").type("name", name);
      operator
          .driver()
          .findElement(By.xpath("//select[@name='group_id']/option[. = 'Helping']"))
          .click();
      operator.send();
      assertThat(operator.text()).contains("The component is added", name);
    }
    assertThat(Barriers.on(operator)).isEmpty();
    awaitInOrder("/status/de/", "Hilfe", "Telephone", "Letters");
    operator.pressNamed("Move “Letters” up");
    assertThat(operator.focused()).isEqualTo("Move “Letters” down");
    operator.photograph("status-components");
    awaitInOrder("/status/", "Helping", "Letters", "Telephone");
    operator.pressNamed("Dissolve Helping");
    assertThat(Barriers.on(operator)).isEmpty();
    assertThat(operator.text()).contains("Letters", "Telephone", "cannot be undone");
    operator.photograph("status-dissolve").send();
    assertThat(operator.text()).contains("The group is dissolved").doesNotContain("Helping");
    operator.pressNamed("Telephone").press("p.end a").send();
    assertThat(operator.text()).contains("The component is removed", "Bring back");
    awaitOffPage("/status/", "Telephone");
    operator.press("form[action$='/restore'] button");
    assertThat(operator.text()).contains("The component is back");
    awaitOnPage("/status/", "Telephone");
  }

  @Test
  void componentsThatProbesLookAtCannotBeRemoved() {
    operator.go(DESK).press("table th a");
    assertThat(operator.text()).contains("it cannot be removed here");
    operator.go(operator.path().replace("/change", "/remove"));
    assertThat(operator.text()).contains("There is no such page");
  }

  @Test
  void anIncidentBeginsWithATemplate() {
    operator.go(DESK + "/templates");
    assertThat(operator.text()).contains("No template is kept yet.");
    operator.press("p.card-acts a").type("name", "Slow disk").send();
    assertThat(operator.text()).contains("Please fill this in.");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.type("title", "Reading is slow").type("body", "We change a disk.");
    choose("status", "identified");
    operator.photograph("status-template").send();
    assertThat(operator.text()).contains("The template is kept", "Slow disk");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.go(DESK + "/incidents/new").press("form[method=get] .in-line button");
    assertThat(Barriers.on(operator)).isEmpty();
    assertThat(operator.value("name")).isEqualTo("Reading is slow");
    assertThat(operator.value("status")).isEqualTo("identified");
    operator.photograph("status-incident-template").press("main form[method=post] .button");
    assertThat(operator.text()).contains("The incident is public", "We change a disk.");
    operator.press("p.end a").send();
    assertThat(operator.text()).contains("It is taken from the status page");
    operator.press("section[aria-labelledby=removed] form button");
    assertThat(operator.text()).contains("It is back");
    operator.pressNamed("Reading is slow").press("p.end a").send();
    assertThat(operator.text()).contains("It is taken from the status page");
    operator.go(DESK + "/templates").pressNamed("Slow disk").press("p.end a");
    assertThat(operator.text()).contains("cannot be brought back");
    operator.send();
    assertThat(operator.text()).contains("The template is removed", "No template is kept yet.");
  }

  @Test
  void aProgramWritesWithATokenUntilItIsRevoked() throws Exception {
    operator.go(DESK + "/tokens").type("name", "Alarms");
    operator.press("#new button");
    String secret = operator.secret("token");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.photograph("status-token");
    assertThat(stateBy(secret)).isEqualTo(200);
    operator.go(DESK + "/tokens");
    assertThat(operator.text()).contains("Alarms", "Last used").doesNotContain(secret);
    assertThat(operator.hasNamed("Revoke Console of the portal")).isFalse();
    operator.pressNamed("Revoke Alarms").send();
    assertThat(operator.text()).contains("The token is revoked").doesNotContain("Alarms");
    assertThat(stateBy(secret)).isEqualTo(401);
  }

  private static int stateBy(String secret) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(psmail.url() + "/status/api/v1/state"))
                .header("Authorization", "Bearer " + secret)
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void aSubscriberIsRemovedForGood() {
    operator.go(DESK + "/subscribers");
    assertThat(operator.text()).contains("Nobody has asked to be told yet.");
    assertThat(Barriers.on(operator)).isEmpty();
    operator
        .go("/status/subscribe")
        .type("url", HOOK)
        .press("section[aria-labelledby=webhook] button");
    operator.go(DESK + "/subscribers");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.photograph("status-subscribers").pressNamed("Remove " + HOOK);
    assertThat(operator.text()).contains("cannot be undone", "nobody there is told");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.send();
    assertThat(operator.text())
        .contains("The subscriber is removed", "Nobody has asked to be told yet.");
    operator.go("/control-room");
    assertThat(operator.text()).contains("Subscriber of the status page removed");
    assertThat(operator.text()).doesNotContain(HOOK);
  }

  @Test
  void aProbeIsTriedAddedAndTakenAway() {
    operator.go(DESK + "/probes").press("a.button[href$='/probes/new']");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.photograph("status-probe-kinds").press("a[href$='kind=http']");
    operator.type("key", "front").press("button[value=save]");
    assertThat(operator.text()).contains("Write an address, such as https://www.example.org/.");
    assertThat(operator.value("key")).isEqualTo("front");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.type("target", "http://127.0.0.1:1/");
    operator.press("button[value=try]");
    assertThat(operator.text()).contains("It does not work", "The connection was refused.");
    operator.type("target", psmail.url() + "/health/ready").press("button[value=try]");
    assertThat(operator.text()).contains("It works", "HTTP/1.1 200");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.photograph("status-probe-tried").press("button[value=save]");
    assertThat(operator.text()).contains("The probe is added", "front");
    operator.photograph("status-probes").press("th a[href*='/probes/']");
    assertThat(operator.heading()).startsWith("Probe “");
    operator.go(DESK + "/probes").press(rowOf("front"));
    assertThat(Barriers.on(operator)).isEmpty();
    operator.type("failures", "3").press("button[value=save]");
    assertThat(operator.text()).contains("The probe is saved");
    operator.press(rowOf("front")).press("a.danger-link").press("button.danger");
    assertThat(operator.text()).contains("The probe is removed", "Bring back");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.press("form[action$='/restore'] button");
    assertThat(operator.text()).contains("The probe is back");
  }

  /** The link of the probe of this name, which ends with its id. */
  private static String rowOf(String key) {
    String address =
        Objects.requireNonNull(
            operator.driver().findElement(By.linkText(key)).getDomAttribute("href"));
    return "a[href='" + address + "']";
  }
}
