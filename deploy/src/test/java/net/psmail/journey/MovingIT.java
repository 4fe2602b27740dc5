package net.psmail.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Mail that comes from the Dovecot of another provider to ours, and leaves again as a file. */
class MovingIT {

  private static final int MANY = 600;
  private static final String LARGE = "Viel";
  private static final String MEMBER = "moves.to";

  /** Folders there by their names here; those of one name here become one. */
  private static final Map<String, String> FOLDERS =
      Map.ofEntries(
          Map.entry("INBOX", "INBOX"),
          Map.entry("INBOX^Unter dem Eingang", "Unter dem Eingang"),
          Map.entry("Gesendete Objekte", "Sent"),
          Map.entry("Entwürfe", "Drafts"),
          Map.entry("Papierkorb", "Trash"),
          Map.entry("Büro^Ämter & Straßen", "Büro/Ämter - Straßen"),
          Map.entry("2024.01^Café", "2024-01/Café"),
          Map.entry("日本語^メール", "日本語/メール"),
          Map.entry("Tief^a^b^c", "Tief/a/b/c"),
          Map.entry("Sonst;was [x] #1", "Sonst;was [x] #1"),
          Map.entry("Fotos", "Fotos"),
          Map.entry("fotos", "fotos"),
          Map.entry("Rechnung.1", "Rechnung-1"),
          Map.entry("Rechnung-1", "Rechnung-1"),
          Map.entry("Leer", "Leer"),
          Map.entry(LARGE, LARGE));

  @Test
  void losesNothingAndDoublesNothingThoughItIsKilledInBetween() throws Exception {
    try (ForeignDovecot foreign = ForeignDovecot.start();
        Installation psmail = Installation.create(Way.REAL)) {
      ImapMailbox there = foreign.mailbox();
      for (String folder : FOLDERS.keySet()) {
        there.fill(folder, OddMail.several(folder, count(folder)));
      }
      psmail
          .with(
              "psmail.import.ports=" + foreign.port(),
              "psmail.import.private-hosts=true",
              "psmail.import.roots=" + foreign.authority())
          .start();
      Visitor member = new Visitor(psmail);
      String password = member.becomeMember(MEMBER);
      ImapMailbox here = ImapMailbox.of(psmail, here(), password);

      fetch(foreign, member);
      await("some mails").atMost(2, MINUTES).until(() -> here.count(LARGE) > MANY / 10);
      psmail.kill();
      assertThat(psmail.command().status()).isNotZero();
      psmail.start();
      assertThat(here.count(LARGE)).isBetween(1, MANY - 1);
      awaitOnPage(member, "/account/import", "#host");
      fetch(foreign, member);
      awaitOnPage(member, "/account/import", ".done");

      assertThat(Visitor.page(member.open("/account/import")).select("#refused")).isEmpty();
      Map<String, List<KeptMail>> wanted = new TreeMap<>();
      for (Map.Entry<String, String> folder : FOLDERS.entrySet()) {
        wanted
            .computeIfAbsent(folder.getValue(), name -> new ArrayList<>())
            .addAll(there.mails(folder.getKey()));
      }
      wanted.values().forEach(mails -> mails.sort(null));
      assertThat(wanted.get(LARGE)).hasSize(MANY);
      assertThat(here.folders()).containsAll(wanted.keySet());
      for (Map.Entry<String, List<KeptMail>> folder : wanted.entrySet()) {
        assertThat(odd(here.mails(folder.getKey())))
            .as(folder.getKey())
            .isEqualTo(folder.getValue());
      }
      assertThat(logsWith(psmail, ForeignDovecot.PASSWORD)).isEmpty();

      isTheSameInTheCopy(member, here);
      isTakenAlongByWhoIsLeaving(member, new MailProgram(psmail, here(), password));
    }
  }

  private static String here() {
    return MEMBER + "@psmail.test";
  }

  private static void isTakenAlongByWhoIsLeaving(Visitor member, MailProgram program)
      throws IOException {
    member
        .form("/account/delete")
        .with("address", here())
        .with("password", Visitor.PASSWORD)
        .send();
    await("the farewell").atMost(1, MINUTES).until(() -> !program.mayLogIn());
    member.form("/account/export/delete").send();
    member.form("/account/export/new").send();
    awaitOnPage(member, "/account/export", ".done");
    ExportedMail copy = new ExportedMail(member.open("/account/export/file").bodyAsBytes());
    assertThat(copy.names()).doesNotContain("mail/left-out.json");
    assertThat(copy.folders().get(LARGE)).hasSize(MANY);
  }

  /** The letter that it is ready comes too late for the copy. */
  private static void isTheSameInTheCopy(Visitor member, ImapMailbox here)
      throws IOException, MessagingException {
    Map<String, List<KeptMail>> held = new TreeMap<>();
    for (String folder : here.folders()) {
      held.put(folder, here.mails(folder).stream().map(KeptMail::asFiled).toList());
    }
    member.form("/account/export/new").send();
    awaitOnPage(member, "/account/export", ".done");
    ExportedMail copy = new ExportedMail(member.open("/account/export/file").bodyAsBytes());
    assertThat(copy.names()).doesNotContain("mail/left-out.json").contains("mail/Viel.mbox");
    Map<String, List<KeptMail>> copied = copy.folders();
    assertThat(copied.keySet()).isEqualTo(held.keySet());
    for (Map.Entry<String, List<KeptMail>> folder : held.entrySet()) {
      List<KeptMail> mails =
          copied.getOrDefault(folder.getKey(), List.of()).stream().map(KeptMail::asFiled).toList();
      assertThat(mails).as(folder.getKey()).containsAll(folder.getValue());
      assertThat(odd(mails)).as(folder.getKey()).isEqualTo(odd(folder.getValue()));
    }
  }

  private static int count(String folder) {
    if (folder.equals(LARGE)) {
      return MANY;
    }
    return folder.equals("Leer") ? 0 : 2 * OddMail.KINDS + 1;
  }

  private static void fetch(ForeignDovecot foreign, Visitor member) {
    member
        .form("/account/import", "/account/import")
        .with("host", "localhost")
        .with("port", Integer.toString(foreign.port()))
        .with("user", ForeignDovecot.USER)
        .with("password", ForeignDovecot.PASSWORD)
        .send();
  }

  private static void awaitOnPage(Visitor member, String page, String what) {
    await(what + " on " + page)
        .atMost(5, MINUTES)
        .until(() -> !Visitor.page(member.open(page)).select("main " + what).isEmpty());
  }

  private static List<KeptMail> odd(List<KeptMail> mails) {
    return mails.stream().filter(KeptMail::isOdd).toList();
  }

  private static List<Path> logsWith(Installation psmail, String words) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path file : Trees.files(psmail.data().resolve("log"))) {
      if (new String(Files.readAllBytes(file), ISO_8859_1).contains(words)) {
        found.add(file);
      }
    }
    return found;
  }
}
