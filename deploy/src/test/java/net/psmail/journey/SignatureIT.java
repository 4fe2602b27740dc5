package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** From a key in the control room and a record in the DNS to letters that others can verify. */
class SignatureIT {

  private static final List<String> DOMAINS = List.of("psmail.test", "second.test");

  /** A customer's, which is there for a while only. */
  private static final String PASSING = "passing.example";

  private final Installation psmail = Installation.shared(Way.REAL);
  private final Visitor operator = FirstOperator.of(psmail);
  private int letters;

  @Test
  void signsOnceTheDnsHasTheKeyAndOnlyWhatIsFromItsSender() throws Exception {
    Visitor ownerOfTwo = new Visitor(psmail);
    String passwordOfTwo = ownerOfTwo.becomeMember("dns.two", "second.test");
    String passwordOfOne = new Visitor(psmail).becomeMember("dns.one");
    MailProgram one = new MailProgram(psmail, "dns.one@psmail.test", passwordOfOne);
    MailProgram two = new MailProgram(psmail, "dns.two@second.test", passwordOfTwo);

    operator.form("/control-room/domains").with("domain", PASSING).send();
    operator.form(desk(PASSING), "/key").send();
    DOMAINS.forEach(domain -> operator.form(desk(domain), "/key").send());
    assertThat(signatures(one, "dns.one@psmail.test", two)).as("not published yet").isEmpty();

    try (NameServer names = NameServer.start(psmail.nameServer(), zones())) {
      Document checked = Visitor.page(operator.form(desk("psmail.test"), "/check").send());
      assertThat(checked.select("[role=status]").text()).contains("records are right");
      assertThat(checked.select("table .tag").text()).isEqualTo("signs");
      await("what nobody asked for")
          .atMost(90, SECONDS)
          .untilAsserted(() -> assertThat(tagOf("second.test")).isEqualTo("signs"));
      assertThatNothingIsSignedForADomainThatWasStopped();
      assertSigned(names, one, "dns.one@psmail.test", two, "psmail.test");
      assertSigned(names, two, "dns.two@second.test", one, "second.test");
      assertThatLettersOfTheProviderAreSigned(names, two);
      assertThatRepliesOfAScriptAreSigned(names, one, two);
      assertThatTheWayToLeaveAListIsSigned(names, one, passwordOfOne, two);
    }
    assertThatNothingIsSignedThatNobodyVouchesFor(one, passwordOfOne, two);
    sendsOn(ownerOfTwo, two, one);
    assertThatNothingIsSignedThatIsSentOn(two, one);
    assertThat(signatures(one, "somebody.else@psmail.test", two)).as("not the sender").isEmpty();
    assertThat(signatures(one, "dns.two@second.test", two)).as("another domain").isEmpty();
    assertThatMailGoesOutWithoutTheSigner(one, two);
  }

  private void assertThatNothingIsSignedForADomainThatWasStopped() throws IOException {
    Path table = psmail.data().resolve("opendkim/key.table");
    await("a key that signs")
        .atMost(90, SECONDS)
        .untilAsserted(() -> assertThat(Files.readString(table)).contains(PASSING));
    operator.form("/control-room/domains/" + PASSING + "/stop").send();
    assertThat(Files.readString(table)).doesNotContain(PASSING).contains("psmail.test");
  }

  private String tagOf(String domain) {
    return Visitor.page(operator.open(desk(domain))).select("table .tag").text();
  }

  private void assertSigned(
      NameServer names, MailProgram sender, String from, MailProgram recipient, String domain)
      throws MessagingException, IOException {
    // The signer reads its table anew a second after the portal has written it.
    await("a signature")
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(signatures(sender, from, recipient)).hasSize(1));
    assertVerifies(names, recipient, subject(), domain);
  }

  private static void assertVerifies(
      NameServer names, MailProgram reader, String subject, String domain)
      throws MessagingException, IOException {
    awaitLetter(reader, subject);
    assertThat(reader.headerOf(subject, "DKIM-Signature")).as(subject).hasSize(1);
    Path letter = Files.createTempFile("psmail-letter", ".eml");
    Files.write(letter, reader.sourceOf(subject));
    assertThat(names.verify(letter)).startsWith("True " + domain + " ps2");
    Files.delete(letter);
  }

  /** Each by the domain that it is from, whoever reads it. */
  private void assertThatLettersOfTheProviderAreSigned(NameServer names, MailProgram guest)
      throws MessagingException, IOException {
    for (String domain : DOMAINS) {
      String password = new Visitor(psmail).becomeMember("dns.three", domain);
      MailProgram newcomer = new MailProgram(psmail, "dns.three@" + domain, password);
      assertVerifies(names, newcomer, "Welcome to PSMail", domain);
    }
    Visitor.Form message = new Visitor(psmail).form("/message").with("address", guest.address());
    message.with("subject", "A question").with("text", "One line").with("copy", "yes").send();
    assertVerifies(names, guest, "Please confirm your address for PSMail", "psmail.test");
  }

  /** They have no sender, so that nothing answers them. */
  private void assertThatRepliesOfAScriptAreSigned(
      NameServer names, MailProgram sender, MailProgram away)
      throws MessagingException, IOException {
    useScript(away.address(), "require \"vacation\"; vacation \"I am away\";");
    signatures(sender, sender.address(), away);
    assertVerifies(names, sender, "Auto: " + subject(), "second.test");
  }

  /** Else mail programs do not offer it (RFC 8058, 4). */
  private void assertThatTheWayToLeaveAListIsSigned(
      NameServer names, MailProgram list, String password, MailProgram reader)
      throws MessagingException, IOException {
    send(
        "submissions",
        "News of a list",
        reader.address(),
        "--from=" + list.address(),
        "--header=From: " + list.address(),
        "--header=List-Unsubscribe: <https://www.psmail.test/leave>",
        "--header=List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "--tls-on-connect",
        "--auth=PLAIN",
        "--auth-user=" + list.address(),
        "--auth-password=" + password);
    assertVerifies(names, reader, "News of a list", "psmail.test");
    String signature = reader.headerOf("News of a list", "DKIM-Signature").get(0);
    assertThat(
            signature
                .replaceAll("(?s).*\\bh=([^;]+);.*", "$1")
                .toLowerCase(Locale.ROOT)
                .split("[:\\s]+"))
        .contains("list-unsubscribe", "list-unsubscribe-post", "from", "subject", "date");
  }

  /** Whoever leaves the sender out could name anybody in From. */
  private void assertThatNothingIsSignedThatNobodyVouchesFor(
      MailProgram one, String password, MailProgram two) throws MessagingException, IOException {
    String own = "--header=From: " + one.address();
    useScript(two.address(), "redirect \"" + one.address() + "\";");
    send("smtp", "Forged, of nobody", two.address(), "--from=<>", own);
    assertUnsigned(two, "Forged, of nobody");
    useScript(two.address(), "keep;");
    send(
        "submissions",
        "Without a sender",
        one.address(),
        "--from=<>",
        own,
        "--tls-on-connect",
        "--auth=PLAIN",
        "--auth-user=" + one.address(),
        "--auth-password=" + password);
    assertUnsigned(one, "Without a sender");
  }

  /** The sender of the envelope is the member then, whoever wrote the letter. */
  private void assertThatNothingIsSignedThatIsSentOn(MailProgram member, MailProgram reader)
      throws MessagingException, IOException {
    useScript(member.address(), "redirect \"" + reader.address() + "\";");
    String stranger = "--from=stranger@elsewhere.example";
    send("smtp", "Sent on", member.address(), stranger);
    assertUnsigned(reader, "Sent on");
    for (MailProgram forged : List.of(member, reader)) {
      String subject = "Forged from " + forged.address();
      send("smtp", subject, member.address(), stranger, "--header=From: " + forged.address());
      assertUnsigned(reader, subject);
    }
    useScript(member.address(), "keep;");
  }

  private static void assertUnsigned(MailProgram reader, String subject)
      throws MessagingException, IOException {
    awaitLetter(reader, subject);
    assertThat(reader.headerOf(subject, "DKIM-Signature")).as(subject).isEmpty();
  }

  /** From the form to the code of the letter, until the mail server knows. */
  private static void sendsOn(Visitor owner, MailProgram member, MailProgram to)
      throws MessagingException, IOException {
    String page = "/account/forwarding";
    owner.form(page).with("address", to.address()).press("act", "ask");
    String letter = "May mail to %s be sent on to you?".formatted(member.address());
    awaitLetter(to, letter);
    String code = to.textOf(letter).replaceAll("(?s).*\\n +([0-9a-z]+(-[0-9a-z]+)+)\\s.*", "$1");
    Document waiting = Visitor.page(owner.open(page));
    String field = waiting.select("input[name^=code-]").attr("name");
    owner.form(page).with(field, code).press("act", "confirm");
    await("that the mail server knows")
        .atMost(60, SECONDS)
        .until(() -> !owner.open(page).body().contains("Not yet in force"));
  }

  private void send(String port, String subject, String to, String... options) {
    List<String> words = new ArrayList<>(List.of("swaks", "--server=localhost", "--to=" + to));
    words.add("--port=" + psmail.ports().of(port));
    words.add("--helo=mail.elsewhere.example");
    words.add("--header=Subject: " + subject);
    words.addAll(List.of(options));
    Command.succeed(words);
  }

  /** The script by which Dovecot sorts what arrives for a member from now on. */
  private void useScript(String member, String script) throws IOException {
    Path file = Files.createTempFile("psmail-script", ".sieve");
    Files.writeString(file, script);
    // Dovecot reads it as the owner of all mail.
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    String dovecot = psmail.data().resolve("dovecot/dovecot.conf").toString();
    Command.succeed(
        List.of(
            "doveadm", "-c", dovecot, "sieve", "put", "-a", "-u", member, "test", file.toString()));
    Files.delete(file);
  }

  private static void awaitLetter(MailProgram reader, String subject) {
    await("the letter \"" + subject + "\"")
        .atMost(30, SECONDS)
        .ignoreExceptions()
        .until(() -> reader.subjectsByImap().contains(subject));
  }

  /** A signer that is not there must keep nobody from writing. */
  private void assertThatMailGoesOutWithoutTheSigner(MailProgram sender, MailProgram recipient)
      throws Exception {
    Path pid = psmail.data().resolve("run/opendkim/opendkim.pid");
    ProcessHandle signer =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    signer.destroy();
    signer.onExit().get(20, SECONDS);
    assertThat(signatures(sender, "dns.one@psmail.test", recipient)).isEmpty();
    new RealServers(psmail).startMail();
    assertThat(signatures(sender, "dns.one@psmail.test", recipient)).hasSize(1);
  }

  /** Those of a letter that was sent and has arrived. */
  private List<String> signatures(MailProgram sender, String from, MailProgram recipient)
      throws MessagingException, IOException {
    letters++;
    sender.sendInTheNameOf(
        from, recipient.address(), subject(), "One line.\n.\nAnother – with a dash.\n");
    awaitLetter(recipient, subject());
    return recipient.headerOf(subject(), "DKIM-Signature");
  }

  private String subject() {
    return "Signed letter " + letters;
  }

  private Map<String, String> zones() {
    Map<String, String> zones = new LinkedHashMap<>();
    Stream.concat(DOMAINS.stream(), Stream.of(PASSING))
        .forEach(domain -> zones.put(domain, operator.open(desk(domain) + "/zone.txt").body()));
    return zones;
  }

  private static String desk(String domain) {
    return "/control-room/domains/" + domain + "/dns";
  }
}
