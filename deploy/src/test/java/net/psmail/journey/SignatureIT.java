package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** From a key in the control room and a record in the DNS to letters that others can verify. */
class SignatureIT {

  private static final List<String> DOMAINS = List.of("psmail.test", "second.test");

  private final Installation psmail = Installation.shared(Way.REAL);
  private final Visitor operator = FirstOperator.of(psmail);
  private int letters;

  @Test
  void signsOnceTheDnsHasTheKeyAndOnlyWhatIsFromItsSender() throws Exception {
    String passwordOfTwo = new Visitor(psmail).becomeMember("dns.two", "second.test");
    String passwordOfOne = new Visitor(psmail).becomeMember("dns.one");
    MailProgram one = new MailProgram(psmail, "dns.one@psmail.test", passwordOfOne);
    MailProgram two = new MailProgram(psmail, "dns.two@second.test", passwordOfTwo);

    DOMAINS.forEach(domain -> operator.form(desk(domain), "/key").send());
    assertThat(signatures(one, "dns.one@psmail.test", two)).as("not published yet").isEmpty();

    try (NameServer names = NameServer.start(psmail.nameServer(), zones())) {
      Document checked = Visitor.page(operator.form(desk("psmail.test"), "/check").send());
      assertThat(checked.select("[role=status]").text()).contains("records are right");
      assertThat(checked.select("table .tag").text()).isEqualTo("signs");
      await("what nobody asked for")
          .atMost(90, SECONDS)
          .untilAsserted(() -> assertThat(tagOf("second.test")).isEqualTo("signs"));
      assertSigned(names, one, "dns.one@psmail.test", two, "psmail.test");
      assertSigned(names, two, "dns.two@second.test", one, "second.test");
    }
    assertThat(signatures(one, "somebody.else@psmail.test", two)).as("not the sender").isEmpty();
    assertThat(signatures(one, "dns.two@second.test", two)).as("another domain").isEmpty();
    assertThatMailGoesOutWithoutTheSigner(one, two);
  }

  private String tagOf(String domain) {
    return Visitor.page(operator.open(desk(domain))).select("table .tag").text();
  }

  private void assertSigned(
      NameServer names, MailProgram sender, String from, MailProgram recipient, String domain)
      throws MessagingException, IOException {
    Path letter = Files.createTempFile("psmail-letter", ".eml");
    // The signer reads its table anew a second after the portal has written it.
    await("a signature")
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(signatures(sender, from, recipient)).hasSize(1));
    Files.write(letter, recipient.sourceOf(subject()));
    assertThat(names.verify(letter)).startsWith("True " + domain + " ps2");
    Files.delete(letter);
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
    await("the letter")
        .atMost(30, SECONDS)
        .ignoreExceptions()
        .until(() -> recipient.subjectsByImap().contains(subject()));
    return recipient.headerOf(subject(), "DKIM-Signature");
  }

  private String subject() {
    return "Signed letter " + letters;
  }

  private Map<String, String> zones() {
    Map<String, String> zones = new LinkedHashMap<>();
    DOMAINS.forEach(domain -> zones.put(domain, operator.open(desk(domain) + "/zone.txt").body()));
    return zones;
  }

  private static String desk(String domain) {
    return "/control-room/domains/" + domain + "/dns";
  }
}
