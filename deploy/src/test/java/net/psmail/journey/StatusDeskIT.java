package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** An operator tells readers of the status page what is going on. */
class StatusDeskIT {

  private static final String DESK = "/control-room/status";

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
    await()
        .atMost(30, SECONDS)
        .untilAsserted(
            () ->
                assertThat(new Visitor(psmail).open("/status/").body())
                    .doesNotContain("Our operators say so."));
  }

  @Test
  void aComponentGetsTheNameThatReadersKnow() {
    operator.go(DESK).press("table th a");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.type("name", "Mailboxes").photograph("status-component").send();
    assertThat(operator.text()).contains("The component is saved", "Mailboxes");
    awaitOnPage("/status/", "Mailboxes");
    operator.go(DESK + "/subscribers");
    assertThat(operator.text()).contains("Nobody has asked to be told yet.");
    assertThat(Barriers.on(operator)).isEmpty();
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
