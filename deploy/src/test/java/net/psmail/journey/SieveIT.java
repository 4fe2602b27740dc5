package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.DovecotMailServer;
import net.psmail.provisioning.mailserver.MailClient;
import net.psmail.provisioning.mailserver.MailServerContract.Ports;
import net.psmail.provisioning.mailserver.ScriptAnswer;
import net.psmail.provisioning.mailserver.ScriptAnswer.Fate;
import net.psmail.provisioning.rule.Filter;
import net.psmail.provisioning.rule.Filter.Part;
import net.psmail.provisioning.rule.Filter.Way;
import net.psmail.provisioning.rule.ScriptSamples;
import net.psmail.provisioning.rule.Vacation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of members, run by the real Dovecot, and what they send by the real Postfix. */
class SieveIT {

  private static final long ROOM = 1_000_000;
  private static final String NASTY = "a \"quoted\" \\ word; } ä€😀 ${from}";

  private static ServersAlone servers;
  private static Members members;
  private static DovecotMailServer server;

  @BeforeAll
  static void start() throws IOException {
    servers = ServersAlone.start();
    members = Members.of(servers);
    server = new DovecotMailServer(servers.dovecot(), servers.trust());
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void filesAndMarksMailAsTheMemberWants() throws Exception {
    MailAddress anna = members.newMailbox(ROOM);
    put(
        anna,
        ScriptSamples.filters(
            anna.toString(),
            filter(Part.SUBJECT, "invoice", "Büro/Rechnungen", false),
            filter(Part.SUBJECT, NASTY, "Nasty", true),
            filter(Part.SUBJECT, "old", Filter.TRASH, true)));
    deliver(anna, "shop@example.org", "An Invoice for you", "");
    deliver(anna, "shop@example.org", "old things", "");
    deliver(anna, "shop@example.org", "other things", "");
    deliver(anna, "postmaster@psmail.test", "old password", "");

    assertThat(subjects(anna, "Büro/Rechnungen")).containsExactly("An Invoice for you");
    assertThat(subjects(anna, "Trash")).containsExactly("old things");
    assertThat(subjects(anna, "INBOX")).containsExactlyInAnyOrder("other things", "old password");
    String password = members.newDevicePassword(anna);
    try (Store store = client().imap(anna, password);
        Folder folder = open(store, "Büro/Rechnungen")) {
      assertThat(folder.getMessage(1).isSet(Flags.Flag.SEEN)).isTrue();
    }
  }

  @Test
  void putsSpamIntoJunkForWhomHasSaidNothingAndForWhomHasRules() throws Exception {
    MailAddress anna = members.newMailbox(ROOM);
    deliver(anna, "x@example.org", "spam", "X-Spam: Yes\r\n");
    put(anna, ScriptSamples.filters(anna.toString()));
    deliver(anna, "x@example.org", "more spam", "X-Spam-Flag: YES\r\n");
    deliver(anna, "x@example.org", "no spam", "X-Spam-Flag: NO\r\n");
    assertThat(subjects(anna, "Junk")).containsExactly("spam", "more spam");
    assertThat(subjects(anna, "INBOX")).containsExactly("no spam");
  }

  @Test
  void answersOnceAndAListNever() throws Exception {
    MailAddress anna = members.newMailbox(ROOM);
    MailAddress bert = members.newMailbox(ROOM);
    MailAddress alias = new MailAddress("other-" + anna.local(), anna.domain());
    members.leads(alias, anna);
    Vacation away = new Vacation(Optional.empty(), Optional.empty(), "Away", NASTY + "\n.\nA.", 7);
    put(anna, ScriptSamples.answer(List.of(anna.toString(), alias.toString()), away));
    String password = members.newDevicePassword(bert);
    for (String subject : List.of("first", "second")) {
      MimeMessage mail = client().message(subject);
      mail.setHeader("To", alias.toString());
      client().sendAs(bert, password, bert.toString(), alias.toString(), mail);
    }
    MimeMessage toAList = client().message("third");
    toAList.setHeader("List-Id", "<dev.example.org>");
    toAList.setHeader("To", anna.toString());
    client().sendAs(bert, password, bert.toString(), anna.toString(), toAList);

    await().atMost(Duration.ofSeconds(30)).until(() -> subjects(anna, "INBOX").size() == 3);
    await().atMost(Duration.ofSeconds(30)).until(() -> !subjects(bert, "INBOX").isEmpty());
    awaitEmptyQueue();
    assertThat(subjects(bert, "INBOX")).containsExactly("Away");
    try (Store store = client().imap(bert, password);
        Folder folder = open(store, "INBOX")) {
      Message answer = folder.getMessage(1);
      assertThat(answer.getFrom()[0].toString()).isEqualTo(alias.toString());
      assertThat((String) answer.getContent()).contains(NASTY).contains("\r\n.\r\nA.");
    }
  }

  @Test
  void sendsMailOnWithACopyOrWithoutAndNeverInARing() throws Exception {
    MailAddress anna = members.newMailbox(ROOM);
    MailAddress bert = members.newMailbox(ROOM);
    members.sendsOn(anna, bert.toString());
    members.sendsOn(bert, anna.toString());
    put(anna, ScriptSamples.forward(anna.toString(), bert.toString(), true));
    put(bert, ScriptSamples.forward(bert.toString(), anna.toString(), false));
    arrives(anna, "x@example.org", "for both", "");
    await().atMost(Duration.ofSeconds(30)).until(() -> servers.log("postfix").contains(anna + ">"));
    awaitEmptyQueue();
    assertThat(subjects(anna, "INBOX")).isNotEmpty().allMatch("for both"::equals);
    assertThat(subjects(anna, "INBOX").size() + subjects(bert, "INBOX").size()).isEqualTo(2);

    put(bert, ScriptSamples.filters(bert.toString()));
    put(anna, ScriptSamples.forward(anna.toString(), bert.toString(), false));
    arrives(anna, "x@example.org", "for one", "");
    arrives(anna, "x@example.org", "spam", "Yes");
    deliver(anna, "postmaster@psmail.test", "a warning", "");
    await().atMost(Duration.ofSeconds(30)).until(() -> subjects(bert, "INBOX").contains("for one"));
    awaitEmptyQueue();
    assertThat(subjects(anna, "INBOX")).contains("a warning").doesNotContain("for one");
    assertThat(subjects(bert, "INBOX")).doesNotContain("spam", "a warning");

    put(anna, ScriptSamples.forwardWithoutJunk(anna.toString(), bert.toString()));
    arrives(anna, "x@example.org", "spam in INBOX", "Yes");
    arrives(anna, "x@example.org", "for one more", "");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> subjects(bert, "INBOX").contains("for one more"));
    awaitEmptyQueue();
    assertThat(subjects(anna, "INBOX")).contains("spam in INBOX").doesNotContain("for one more");
    assertThat(subjects(bert, "INBOX")).doesNotContain("spam in INBOX");
  }

  @Test
  void keepsTheReportHereThatTheOtherAddressTakesNothing() throws Exception {
    MailAddress anna = members.newMailbox(ROOM);
    members.sendsOn(anna, "gone@example.org");
    put(anna, ScriptSamples.forward(anna.toString(), "gone@example.org", false));
    try (OtherServer other = OtherServer.at(servers.relay(), "gone@example.org")) {
      arrives(anna, "x@example.org", "for nobody", "");
      await().atMost(Duration.ofSeconds(60)).until(() -> !subjects(anna, "INBOX").isEmpty());
      awaitEmptyQueue();
      assertThat(other.refused()).containsExactly("gone@example.org");
    }
    assertThat(subjects(anna, "INBOX")).containsExactly("Undelivered Mail Returned to Sender");
  }

  @Test
  void keepsWhatAThiefsScriptWouldSendOn() throws Exception {
    MailAddress anna = members.newMailbox(ROOM);
    MailAddress thief = members.newMailbox(ROOM);
    put(anna, "redirect \"thief@example.org\"; redirect \"" + thief + "\";\r\n");
    try (OtherServer other = OtherServer.at(servers.relay())) {
      arrives(anna, "x@example.org", "for anna alone", "");
      await().atMost(Duration.ofSeconds(30)).until(() -> !subjects(anna, "INBOX").isEmpty());
      awaitEmptyQueue();
      assertThat(other.hasLetter("thief@example.org")).isFalse();
    }
    assertThat(subjects(anna, "INBOX")).containsExactly("for anna alone");
    assertThat(subjects(thief, "INBOX")).isEmpty();
  }

  @Test
  void sendsNothingOnThatCameWithoutASender() throws Exception {
    MailAddress anna = members.newMailbox(ROOM);
    MailAddress bert = members.newMailbox(ROOM);
    members.sendsOn(anna, bert.toString());
    put(anna, "redirect \"thief@example.org\";\r\n");
    try (OtherServer other = OtherServer.at(servers.relay())) {
      deliver(anna, "x@example.org", "a report", "");
      arrives(anna, "", "another report", "");
      await().atMost(Duration.ofSeconds(30)).until(() -> subjects(anna, "INBOX").size() == 2);
      awaitEmptyQueue();
      assertThat(other.hasLetter("thief@example.org")).isFalse();
    }
    put(anna, "redirect \"" + bert + "\";\r\n");
    arrives(anna, "x@example.org", "for bert", "");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> subjects(bert, "INBOX").contains("for bert"));
  }

  @Test
  void takesNoScriptThatTellsOthersOfMail() {
    MailAddress anna = members.newMailbox(ROOM);
    String script = "require \"enotify\"; notify \"mailto:thief@example.org\";\r\n";
    assertThat(server.putScript(anna, script, false).fate()).isEqualTo(Fate.REFUSED);
  }

  @Test
  void leavesTheScriptOfAnotherProgramInForceUntilItsOwnerSaysOtherwise() throws Exception {
    MailAddress anna = members.newMailbox(ROOM);
    Path own = Files.writeString(Files.createTempFile("own", ".sieve"), "keep;\r\n");
    Command.succeed(
        List.of(
            "bash",
            "-c",
            "doveadm -c \"$0\" sieve put -u \"$1\" -a mine <\"$2\"",
            servers.configuration(),
            anna.toString(),
            own.toString()));
    String script = ScriptSamples.filters(anna.toString());
    assertThat(server.putScript(anna, script, false))
        .isEqualTo(new ScriptAnswer(Fate.OTHER_ACTIVE, "mine"));
    assertThat(server.putScript(anna, script, true).fate()).isEqualTo(Fate.IN_FORCE);
    assertThat(server.putScript(anna, script, false).fate()).isEqualTo(Fate.IN_FORCE);
  }

  @Test
  void saysWhyTheServerRefusesAScript() {
    MailAddress anna = members.newMailbox(ROOM);
    ScriptAnswer answer = server.putScript(anna, "nonsense \"a\";\r\n", false);
    assertThat(answer.fate()).isEqualTo(Fate.REFUSED);
    assertThat(answer.detail()).contains("nonsense");
  }

  @Test
  void isAwayForWhomTheServerDoesNotKnowOrHasAnotherCertificate() throws Exception {
    MailAddress nobody = MailAddress.parse("nobody@psmail.test");
    assertThat(unavailable(server, nobody)).isEqualTo(Kind.MAIL_SERVER_UNAVAILABLE);
    MailAddress anna = members.newMailbox(ROOM);
    SSLSocketFactory strangers = (SSLSocketFactory) SSLSocketFactory.getDefault();
    assertThat(unavailable(new DovecotMailServer(servers.dovecot(), strangers), anna))
        .isEqualTo(Kind.MAIL_SERVER_UNAVAILABLE);
  }

  private static Kind unavailable(DovecotMailServer asked, MailAddress mailbox) {
    return catchThrowableOfType(
            ProvisioningException.class, () -> asked.putScript(mailbox, "keep;\r\n", false))
        .kind();
  }

  private static void put(MailAddress mailbox, String script) {
    assertThat(server.putScript(mailbox, script, false))
        .isEqualTo(new ScriptAnswer(Fate.IN_FORCE, ""));
  }

  private static void deliver(MailAddress to, String from, String subject, String more) {
    String message =
        "From: "
            + from
            + "\r\nTo: "
            + to
            + "\r\nSubject: "
            + subject
            + "\r\n"
            + more
            + "\r\nHi.\r\n";
    server.deliver(to, message.getBytes(StandardCharsets.US_ASCII));
  }

  /** From another server, which names its sender. */
  private static void arrives(MailAddress to, String from, String subject, String spam)
      throws MessagingException {
    MimeMessage mail = client().message(subject);
    mail.setFrom(from.isEmpty() ? "mailer-daemon@example.org" : from);
    mail.setHeader("To", to.toString());
    if (!spam.isEmpty()) {
      mail.setHeader("X-Spam", spam);
    }
    mail.saveChanges();
    Properties properties = new Properties();
    properties.put("mail.smtp.from", from.isEmpty() ? "<>" : from);
    try (Transport server = Session.getInstance(properties).getTransport("smtp")) {
      server.connect("127.0.0.1", servers.smtp(), null, null);
      server.sendMessage(mail, InternetAddress.parse(to.toString()));
    }
  }

  private static void awaitEmptyQueue() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Command.succeed(servers.queue()).contains("queue is empty"));
  }

  private static Filter filter(Part part, String words, String folder, boolean stops) {
    return new Filter(part, Way.CONTAINS, words, Optional.of(folder), true, false, stops);
  }

  private static List<String> subjects(MailAddress mailbox, String name) throws MessagingException {
    List<String> subjects = new ArrayList<>();
    try (Store store = client().imap(mailbox, members.newDevicePassword(mailbox));
        Folder folder = open(store, name)) {
      for (Message message : folder.getMessages()) {
        subjects.add(message.getSubject());
      }
    }
    return subjects;
  }

  private static Folder open(Store store, String name) throws MessagingException {
    Folder folder = store.getFolder(name);
    folder.open(Folder.READ_ONLY);
    return folder;
  }

  private static MailClient client() {
    return new MailClient(
        new Ports(
            servers.number("psmail.mail.imaps.port"),
            servers.number("psmail.mail.pop3s.port"),
            servers.number("psmail.mail.submissions.port")),
        servers.trust());
  }
}
