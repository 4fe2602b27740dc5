package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Deletions;
import net.psmail.provisioning.account.ResetUse;
import net.psmail.provisioning.account.Resets;
import net.psmail.provisioning.export.Export;
import net.psmail.provisioning.export.Export.State;
import net.psmail.provisioning.export.ExportFile;
import net.psmail.provisioning.export.Exports;
import net.psmail.provisioning.export.Paper;
import net.psmail.provisioning.mailserver.MailServers;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class ExportsIT extends FacadeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<Paper> PAPERS =
      List.of(new Paper("README.txt", "Read me.".getBytes(UTF_8)));

  @Inject Exports exports;
  @Inject Deletions deletions;
  @Inject Resets resets;
  @Inject ResetUse resetUse;
  @Inject MailServers mailServers;

  @Test
  void giveAllMailAndDataInOneFile() throws IOException {
    Session session = withMail("One", "Two");
    Export copy = made(session);
    // The letter about it may or may not have come before the inbox was read.
    assertThat(copy.done().mails()).isBetween(copy.mails(), copy.mails() + 1);
    assertThat(copy.done().leftOut()).isZero();
    assertThat(copy.percent()).isEqualTo(100);

    ExportFile file = exports.file(session);
    byte[] whole = bytes(file, 0, file.size());
    assertThat(whole).hasSize(Math.toIntExact(copy.fileBytes()));
    Map<String, String> entries = unpacked(whole);
    assertThat(entries)
        .containsKeys("README.txt", "data/data.json", "mail/INBOX.mbox", "mail/folders.json")
        .doesNotContainKey("mail/left-out.json");
    assertThat(entries.get("mail/INBOX.mbox")).contains("\nSubject: One\n", "\nSubject: Two\n");
    String data = entries.getOrDefault("data/data.json", "");
    try (var reader = Json.createReader(new StringReader(data))) {
      assertThat(reader.readObject().getJsonArray("mailbox").getJsonObject(0).getString("address"))
          .isEqualTo(session.signInName());
    }
    assertThat(data).doesNotContain("{SSHA512}");
  }

  @Test
  void giveTheFileInPartsAndKeepItOnDiskForNobodyElse() throws IOException {
    Session session = withMail("Large " + noise(150_000));
    made(session);
    ExportFile file = exports.file(session);
    byte[] whole = bytes(file, 0, file.size());
    assertThat(bytes(file, 65_000, 2_000)).isEqualTo(Arrays.copyOfRange(whole, 65_000, 67_000));
    assertThat(bytes(file, file.size() - 5, 100)).hasSize(5);

    Path onDisk = copyOf(session);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onDisk)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(onDisk, ISO_8859_1)).doesNotContain("mail/INBOX.mbox");
    Session other = register(newName());
    assertThat(kindOf(() -> exports.file(other))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void areMadeOnceHoweverManyAskAtOnce() {
    Session session = withMail("One");
    List<ProvisioningException> refusals =
        refusals(
            atOnce(
                12,
                () -> {
                  exports.begin(session, PAPERS, ORIGIN);
                  return true;
                }));
    assertThat(refusals).extracting(ProvisioningException::kind).containsOnly(Kind.BUSY);
    await().atMost(PATIENCE).until(() -> state(session) == State.READY);
    assertThat(acts(session, "EXPORT_ASKED")).isOne();
    assertThat(acts(session, "EXPORT_READY")).isOne();
  }

  @Test
  void leaveNoPasswordBehind() {
    Session session = withMail("One");
    made(session);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                count(
                        "device_password d join mailbox m on m.id = d.mailbox_id where m.account_id = ?",
                        Long.toString(session.accountId()))
                    == 0);
  }

  @Test
  void areToldToTheirOwnerWhenAskedForAndWhenReady() {
    Session session = withMail("One");
    made(session);
    assertThat(told(session, "EXPORT_ASKED")).isOne();
    assertThat(told(session, "EXPORT_READY")).isOne();
  }

  @Test
  void takeThePlaceOfTheOneBefore() {
    Session session = withMail("One");
    made(session);
    Path first = copyOf(session);
    made(session);
    assertThat(first).doesNotExist();
    assertThat(copyOf(session)).exists();
  }

  @Test
  void areGoneAtOnceWhenTheirOwnerDeletesThem() {
    Session session = withMail("One");
    made(session);
    Path file = copyOf(session);
    exports.delete(session, ORIGIN);
    assertThat(file).doesNotExist();
    assertThat(exports.of(session)).isEmpty();
    assertThat(acts(session, "EXPORT_DELETED")).isOne();
    assertThat(kindOf(() -> exports.file(session))).isEqualTo(Kind.NOT_FOUND);
    exports.delete(session, ORIGIN);
    assertThat(acts(session, "EXPORT_DELETED")).isOne();
  }

  @Test
  void areAskedForAgainWhenTheirProcessHasDied() throws SQLException {
    Session session = withMail("One");
    made(session);
    Path file = copyOf(session);
    execute(
        "update mail_export set state = 'RUNNING', beat_at = beat_at - 600 where account_id = "
            + session.accountId());
    assertThat(state(session)).isEqualTo(State.INTERRUPTED);
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(6));
    await().atMost(PATIENCE).until(() -> told(session, "EXPORT_BROKEN") == 1);
    assertThat(file).doesNotExist();
    assertThat(made(again(session)).state()).isEqualTo(State.READY);
  }

  @Test
  void areDeletedWhenTheirDaysAreOver() {
    Session session = withMail("One");
    made(session);
    Path file = copyOf(session);
    SettableClock.INSTANCE.putForward(Duration.ofDays(7).plusMinutes(6));
    assertThat(kindOf(() -> exports.file(session))).isEqualTo(Kind.NOT_FOUND);
    await().atMost(PATIENCE).until(() -> exports.of(session).isEmpty());
    assertThat(file).doesNotExist();
  }

  @Test
  void clearAwayWhatADeadProcessHasLeftOnDisk() throws IOException {
    Path stray = Files.createDirectories(copies()).resolve("s".repeat(43));
    Path others = copies().resolve("of-the-operator.txt");
    Files.writeString(stray, "half a copy");
    Files.writeString(others, "no copy at all");
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(66));
    await().atMost(PATIENCE).until(() -> !Files.exists(stray));
    assertThat(others).exists();
  }

  @Test
  void areForWhoIsLeavingToo() throws IOException {
    Session session = withMail("One");
    String device = newDevice(session, "Laptop");
    accounts.requestDeletion(session, PASSWORD, ORIGIN);
    Session leaving = leaving(session);
    assertThat(opensMail(leaving, device)).isFalse();
    made(leaving);
    ExportFile file = exports.file(leaving);
    assertThat(unpacked(bytes(file, 0, file.size())).get("mail/INBOX.mbox"))
        .contains("\nSubject: One\n");
    accounts.undoDeletion(leaving, ORIGIN);
    assertThat(opensMail(leaving, device)).isTrue();
  }

  @Test
  void areForWhoseDeletionOperatorsHaveAgreedToo() {
    Session session = withMail("One");
    Session operator = operator();
    deletions.propose(operator, session.accountId(), new Wording("Sells fakes"), ORIGIN);
    deletions.approve(operator(), session.accountId(), ORIGIN);
    made(leaving(session));
    deletions.takeBack(operator, session.accountId(), ORIGIN);
  }

  @Test
  void goWithTheKeyThatTheyWereEncryptedWith() throws SQLException {
    Session session = withMail("One");
    made(session);
    Path file = copyOf(session);
    Session operator = operator();
    String own = "' where id = " + operator.accountId();
    execute("update account set role = 'OPERATOR" + own);
    resets.offer(operator, session.accountId(), ORIGIN);
    execute("update account set role = 'MEMBER" + own);
    String link = resets.takeNew(operator, session.accountId()).orElseThrow();
    Session again = sessionOf(resetUse.use(link, "another horse battery", ORIGIN));
    assertThat(exports.of(again)).isEmpty();
    assertThat(file).doesNotExist();
    assertThat(kindOf(() -> exports.file(again))).isEqualTo(Kind.NOT_FOUND);
  }

  private Session withMail(String... subjects) {
    Session session = register(newName());
    await()
        .atMost(PATIENCE)
        .until(() -> count("scheduled_tasks where task_name = ?", "welcome mail") == 0);
    for (String subject : subjects) {
      String message = "Subject: " + subject + "\r\n\r\nFrom me.\r\n";
      mailServers.current().deliver(session.ownMailbox(), message.getBytes(UTF_8));
    }
    return session;
  }

  /** Once the mail sessions of before have ended. */
  private Session leaving(Session session) {
    await().atMost(PATIENCE).until(() -> ends(session) == 0);
    Session leaving = sessionOf(session.token());
    assertThat(leaving.leavesAt()).isPresent();
    return leaving;
  }

  private long ends(Session session) {
    return count(
        "scheduled_tasks where task_name = 'end mail sessions' and task_instance like ?",
        session.accountId() + "/%");
  }

  private Session again(Session session) {
    return sessionOf(signIn(session.signInName(), PASSWORD, ORIGIN));
  }

  private Export made(Session session) {
    exports.begin(session, PAPERS, ORIGIN);
    await().atMost(PATIENCE).until(() -> state(session) != State.RUNNING);
    Export copy = exports.of(session).orElseThrow();
    assertThat(copy.state()).isEqualTo(State.READY);
    return copy;
  }

  private State state(Session session) {
    return exports.of(session).orElseThrow().state();
  }

  private long acts(Session session, String act) {
    return count(
        "audit_entry where act = '" + act + "' and account_id = ?",
        Long.toString(session.accountId()));
  }

  private static byte[] bytes(ExportFile file, long from, long length) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.copy(from, length, out);
    return out.toByteArray();
  }

  private static Map<String, String> unpacked(byte[] zip) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
      }
    }
    return entries;
  }

  private static String noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return Base64.getMimeEncoder(76, new byte[] {'\r', '\n', ' '}).encodeToString(bytes);
  }
}
