package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Status messages by mail: handed over to Postfix as a relay, read by mail programs. */
class StatusMailIT {

  private static final String SENDER = "status.sender@psmail.test";
  private static final String QUESTION = "Please confirm: status messages of PSMail";
  private static final Pattern LINK =
      Pattern.compile("^(http://\\S+/subscribe/[^/\\s]+)$", Pattern.MULTILINE);

  private static Installation psmail;
  private static StatusAlone status;

  @BeforeAll
  static void start() {
    psmail = Installation.shared(Way.REAL);
    String password = new Visitor(psmail).becomeMember("status.sender");
    status =
        StatusAlone.start(
            psmail,
            Map.of(
                "psmail.status.interval",
                "PT5S",
                "psmail.status.probes",
                "imaps,smtp",
                "psmail.mail.imaps.port",
                String.valueOf(psmail.ports().of("imaps")),
                "psmail.status.smtp.port",
                String.valueOf(psmail.ports().of("smtp")),
                "psmail.status.mail.host",
                "localhost",
                "psmail.status.mail.port",
                String.valueOf(psmail.ports().of("submissions")),
                "psmail.status.mail.tls",
                "tls",
                "psmail.status.mail.user",
                SENDER,
                "psmail.status.mail.password",
                password,
                "psmail.status.mail.from",
                SENDER));
  }

  @AfterAll
  static void stop() {
    status.close();
  }

  private static MailProgram reader(String name) {
    String password = new Visitor(psmail).becomeMember(name);
    return new MailProgram(psmail, name + "@psmail.test", password);
  }

  /** Asks on the public page, and gives the link in the mail that comes. */
  private static String ask(MailProgram reader) throws Exception {
    Visitor visitor = new Visitor(psmail);
    String page =
        visitor.form(status.url() + "/subscribe").with("address", reader.address()).send().body();
    assertThat(page).contains("Please look into your mailbox");
    await("the question")
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(reader.subjectsByImap()).contains(QUESTION));
    Matcher link = LINK.matcher(reader.textOf(QUESTION).replace("\r", ""));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static void subscribe(MailProgram reader) throws Exception {
    assertThat(new Visitor(psmail).form(ask(reader)).send().body()).contains("Confirmed");
  }

  private static String open(String name) {
    String incident =
        """
        {"name": "%s", "status": "investigating", "body": "We look into it.\\n\\nGrüße", "components": {}}
        """;
    return status.call("POST", "/incidents", incident.formatted(name)).getString("id");
  }

  private static void say(String incident, String state) {
    String update = "{\"status\": \"%s\", \"body\": \"It is so.\"}";
    status.call("POST", "/incidents/" + incident + "/updates", update.formatted(state));
  }

  private static void awaitMail(MailProgram reader, String subject) {
    await(subject)
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(reader.subjectsByImap()).contains(subject));
  }

  private static MimeMessage mail(MailProgram reader, String subject) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(reader.sourceOf(subject)));
  }

  private static List<String> subscribers() {
    return status
        .call("GET", "/subscribers", "")
        .getJsonArray("subscribers")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(one -> !one.isNull("confirmed_at"))
        .map(one -> one.getString("address"))
        .toList();
  }

  @Test
  void tellsWhoConfirmedUntilTheyLeaveByOneClick() throws Exception {
    MailProgram ida = reader("status.ida");
    MailProgram jon = reader("status.jon");
    subscribe(jon);
    String link = ask(ida);
    open("Too early");
    awaitMail(jon, "Too early: investigating");
    assertThat(new Visitor(psmail).form(link).send().body()).contains("Confirmed");

    String incident = open("Größere Störung");
    awaitMail(ida, "Größere Störung: investigating");
    say(incident, "identified");
    awaitMail(ida, "Größere Störung: cause found");
    assertThat(mail(ida, "Größere Störung: cause found").getHeader("References"))
        .isEqualTo(mail(ida, "Größere Störung: investigating").getHeader("References"));

    String leave = leave(mail(ida, "Größere Störung: cause found"));
    assertThat(answer(HttpRequest.newBuilder(URI.create(leave))).statusCode()).isEqualTo(200);
    assertThat(subscribers()).contains(ida.address());
    HttpResponse<String> left = answer(oneClick(leave));
    assertThat(left.statusCode()).isEqualTo(200);
    assertThat(left.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(subscribers()).doesNotContain(ida.address()).contains(jon.address());

    say(incident, "resolved");
    awaitMail(jon, "Größere Störung: resolved");
    assertThat(ida.subjectsByImap())
        .containsOnlyOnce(QUESTION)
        .containsOnlyOnce("Größere Störung: investigating")
        .containsOnlyOnce("Größere Störung: cause found")
        .doesNotContain("Too early: investigating", "Größere Störung: resolved");
    assertThat(answer(oneClick(leave)).statusCode()).as("a second click").isEqualTo(200);
  }

  @Test
  void writesMailsThatArriveWholeAndCanBeLeft() throws Exception {
    MailProgram kim = reader("status.kim");
    subscribe(kim);
    open("Maß & Grenzen");
    awaitMail(kim, "Maß & Grenzen: investigating");
    open("Maß & Mitte");
    awaitMail(kim, "Maß & Mitte: investigating");

    MimeMessage mail = mail(kim, "Maß & Grenzen: investigating");
    assertThat(mail.getFrom()).containsExactly(new InternetAddress(SENDER, "PSMail"));
    assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(kim.address()));
    assertThat(mail.getHeader("Return-Path")).containsExactly("<" + SENDER + ">");
    assertThat(mail.getHeader("Subject")).hasSize(1).allSatisfy(one -> assertThat(one).isASCII());
    assertThat(mail.getSentDate().toInstant())
        .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
    assertThat(mail.getMessageID())
        .matches("<[A-Za-z0-9]+@psmail\\.test>")
        .isNotEqualTo(mail(kim, "Maß & Mitte: investigating").getMessageID());
    assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
    assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("Content-Language")).containsExactly("en");
    assertThat(mail.getHeader("List-Id")).containsExactly("<notices.localhost>");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(leave(mail)).startsWith(status.url() + "/subscribe/").endsWith("/leave");
    assertThat(mail.getHeader("Received")[0]).contains("LMTP");
    assertThat(String.join(" ", mail.getHeader("Received"))).contains("ESMTPSA");
    assertThat(String.valueOf(mail.getContent()))
        .contains("We look into it.\r\n\r\nGrüße", "Leave: " + leave(mail))
        .contains(status.url() + "/incidents/");
  }

  private static String leave(MimeMessage mail) throws Exception {
    String[] header = mail.getHeader("List-Unsubscribe");
    assertThat(header).hasSize(1);
    assertThat(header[0]).matches("<http[^>]+>");
    return header[0].substring(1, header[0].length() - 1);
  }

  /** As a mail program does it for its reader (RFC 8058, 3.2). */
  private static HttpRequest.Builder oneClick(String leave) {
    return HttpRequest.newBuilder(URI.create(leave))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"));
  }

  private static HttpResponse<String> answer(HttpRequest.Builder request) {
    return status.send(request);
  }
}
