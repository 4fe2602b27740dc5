package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.intake.Intake;
import net.psmail.provisioning.intake.Intake.State;
import net.psmail.provisioning.intake.IntakeFault;
import net.psmail.provisioning.intake.IntakeWish;
import net.psmail.provisioning.intake.Intakes;
import net.psmail.provisioning.mailserver.ForeignMailStore.Security;
import net.psmail.provisioning.mailserver.MailServerSettings;
import net.psmail.provisioning.mailserver.OwnMailStore;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.stored.StoredData;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.Test;

/** The other provider is another mailbox of the same server. */
@SuppressWarnings("JavaUtilDate") // Jakarta Mail has it.
class IntakesIT extends FacadeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject Intakes intakes;
  @Inject StoredData stored;

  private static int port() {
    return MailServerSettings.read().imapsPort();
  }

  private static OwnMailStore stores() {
    return new OwnMailStore(MailServerSettings.read(), TestApplication.tls().getSocketFactory());
  }

  /** A mailbox at another provider. */
  private record Elsewhere(Session session, String password) {}

  @Test
  void takeAllMailWithFoldersFlagsAndTimes() throws Exception {
    Elsewhere there = elsewhere();
    put(there, "INBOX", 3, new Flags(Flags.Flag.FLAGGED));
    put(there, "Gesendet", 2, new Flags(Flags.Flag.SEEN));
    put(there, "Projekte.Straße", 2, new Flags("$Forwarded"));
    Session member = register(newName());

    intakes.begin(member, wish(there, false), ORIGIN);

    Intake done = ended(member);
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.refused()).isZero();
    String own = newDevice(member, "Laptop");
    for (String[] folder :
        new String[][] {
          {"INBOX", "INBOX"}, {"Gesendet", "Sent"}, {"Projekte.Straße", "Projekte.Straße"}
        }) {
      assertThat(told(member, own, folder[1]))
          .containsAll(told(there.session(), there.password(), folder[0]));
    }
    assertThat(told(member, "IMPORT_DONE")).isOne();
  }

  @Test
  void goOnWhereTheyWereStoppedAndTakeNothingTwice() throws Exception {
    Elsewhere there = elsewhere();
    put(there, "Archive", 200, new Flags());
    Session member = register(newName());
    intakes.begin(member, wish(there, true), ORIGIN);
    await().atMost(PATIENCE).until(() -> done(member) > 20);
    intakes.stop(member, ORIGIN);
    // Ignored, or too late to be: what was stopped may put mails for another while.
    intakes.begin(member, wish(there, true), ORIGIN);
    ended(member);
    assertThat(acts(member, "IMPORT_STOPPED")).isOne();

    assertThat(fault(member, new Elsewhere(there.session(), "wrong")))
        .isEqualTo(IntakeFault.SIGN_IN_REFUSED);
    intakes.begin(member, wish(there, true), ORIGIN);
    assertThat(ended(member).state()).isEqualTo(State.DONE);
    assertThat(mails(member, newDevice(member, "Laptop"), "Imported.Archive")).isEqualTo(200);
  }

  @Test
  void knowAgainWhatWasPutButNotNotedWhenTheirProcessDied() throws Exception {
    Elsewhere there = elsewhere();
    put(there, "INBOX", 20, new Flags());
    Session member = register(newName());
    intakes.begin(member, wish(there, true), ORIGIN);
    assertThat(ended(member).state()).isEqualTo(State.DONE);
    execute(
        "update mail_import set state = 'RUNNING', beat_at = beat_at - 600 where account_id = "
            + member.accountId());
    execute(
        "update mail_import_folder set last_uid = 0, done_mails = 0 where account_id = "
            + member.accountId());
    assertThat(state(member)).isEqualTo(State.INTERRUPTED);
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(6));
    await().atMost(PATIENCE).until(() -> told(member, "IMPORT_BROKEN") == 1);

    Session again = sessionOf(signIn(member.signInName(), PASSWORD, ORIGIN));
    intakes.begin(again, wish(there, true), ORIGIN);
    assertThat(ended(again).state()).isEqualTo(State.DONE);
    assertThat(mails(again, newDevice(again, "Laptop"), "Imported.Inbox"))
        .isEqualTo(mails(there.session(), there.password(), "INBOX"));
  }

  @Test
  void runOnceHoweverManyAskAtOnce() throws Exception {
    Elsewhere there = elsewhere();
    put(there, "INBOX", 5, new Flags());
    Session member = register(newName());
    List<ProvisioningException> refusals =
        refusals(
            atOnce(
                12,
                () -> {
                  intakes.begin(member, wish(there, true), ORIGIN);
                  return true;
                }));
    assertThat(refusals).extracting(ProvisioningException::kind).allMatch(Kind.BUSY::equals);
    ended(member);
    assertThat(acts(member, "IMPORT_DONE")).isEqualTo(acts(member, "IMPORT_BEGUN"));
    assertThat(mails(member, newDevice(member, "Laptop"), "Imported.Inbox"))
        .isEqualTo(mails(there.session(), there.password(), "INBOX"));
  }

  @Test
  void breakOffWhenTheMailboxIsFullAndGoOnWhenThereIsRoom() throws Exception {
    Elsewhere there = elsewhere();
    put(there, "INBOX", 10, new Flags());
    Session member = register(newName());
    quota(member, 2_000);
    intakes.begin(member, wish(there, true), ORIGIN);
    assertThat(ended(member).state()).isEqualTo(State.FULL);
    quota(member, 100_000_000);
    intakes.begin(member, wish(there, true), ORIGIN);
    assertThat(ended(member).state()).isEqualTo(State.DONE);
    assertThat(mails(member, newDevice(member, "Laptop"), "Imported.Inbox"))
        .isEqualTo(mails(there.session(), there.password(), "INBOX"));
  }

  @Test
  void keepNoPasswordOfTheOtherProvider() throws Exception {
    Elsewhere there = elsewhere();
    put(there, "INBOX", 1, new Flags());
    Session member = register(newName());
    intakes.begin(member, wish(there, true), ORIGIN);
    ended(member);
    assertThat(stored.of(member).toString())
        .contains(there.session().signInName())
        .doesNotContain(there.password());
    intakes.forget(member);
    assertThat(intakes.of(member)).isEmpty();
    assertThat(count("mail_import_folder where account_id = ?", Long.toString(member.accountId())))
        .isZero();
  }

  @Test
  void callNoOtherPortsAndNoHostsThatAreNone() throws Exception {
    Elsewhere there = elsewhere();
    Session member = register(newName());
    assertThat(fault(member, at(there, "localhost", 25))).isEqualTo(IntakeFault.PORT_FORBIDDEN);
    assertThat(fault(member, at(there, "a b", port()))).isEqualTo(IntakeFault.HOST_UNKNOWN);
    // The certificate is for another name.
    assertThat(fault(member, at(there, "127.0.0.1", port()))).isEqualTo(IntakeFault.UNTRUSTED);
    assertThat(intakes.of(member)).isEmpty();
  }

  private Elsewhere elsewhere() {
    Session session = register(newName());
    return new Elsewhere(session, newDevice(session, "Old"));
  }

  private IntakeWish wish(Elsewhere there, boolean apart) {
    return new IntakeWish(
        "localhost", port(), Security.TLS, there.session().signInName(), there.password(), apart);
  }

  private static IntakeWish at(Elsewhere there, String host, int port) {
    return new IntakeWish(
        host, port, Security.TLS, there.session().signInName(), there.password(), false);
  }

  private IntakeFault fault(Session member, Elsewhere there) {
    return fault(member, wish(there, true));
  }

  private IntakeFault fault(Session member, IntakeWish wish) {
    return refusal(() -> intakes.begin(member, wish, ORIGIN)).intakeFault();
  }

  private Intake ended(Session member) {
    await()
        .atMost(PATIENCE)
        .until(() -> !List.of(State.RUNNING, State.STOPPING).contains(state(member)));
    return intakes.of(member).orElseThrow();
  }

  private State state(Session member) {
    return intakes.of(member).orElseThrow().state();
  }

  private long done(Session member) {
    return intakes.of(member).orElseThrow().folders().stream().mapToLong(Intake.Folder::done).sum();
  }

  private long acts(Session session, String act) {
    return count(
        "audit_entry where act = '" + act + "' and account_id = ?",
        Long.toString(session.accountId()));
  }

  private void quota(Session member, long bytes) throws SQLException {
    execute(
        "update mailbox set quota_bytes = " + bytes + " where account_id = " + member.accountId());
  }

  private void put(Elsewhere there, String name, int count, Flags flags) throws MessagingException {
    try (Store store = stores().open(there.session().ownMailbox(), there.password())) {
      Folder folder = store.getFolder(name);
      if (!folder.exists()) {
        folder.create(Folder.HOLDS_MESSAGES);
      }
      for (int i = 0; i < count; i++) {
        Message mail = new Received(name, i);
        mail.setFlags(flags, true);
        folder.appendMessages(new Message[] {mail});
      }
    }
  }

  private long mails(Session session, String password, String name) throws MessagingException {
    try (Store store = stores().open(session.ownMailbox(), password)) {
      Folder folder = store.getFolder(name);
      folder.open(Folder.READ_ONLY);
      return folder.getMessageCount();
    }
  }

  /** Each mail with what is kept beside it, as one text. */
  private List<String> told(Session session, String password, String name)
      throws MessagingException, IOException {
    try (Store store = stores().open(session.ownMailbox(), password)) {
      IMAPFolder folder = (IMAPFolder) store.getFolder(name);
      folder.open(Folder.READ_ONLY);
      List<String> all = new ArrayList<>();
      FetchProfile wanted = new FetchProfile();
      wanted.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
      wanted.add(FetchProfile.Item.FLAGS);
      folder.fetch(folder.getMessages(), wanted);
      for (Message mail : folder.getMessages()) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Flags flags = new Flags(mail.getFlags());
        flags.remove(Flags.Flag.RECENT);
        Date received = mail.getReceivedDate();
        ((org.eclipse.angus.mail.imap.IMAPMessage) mail).setPeek(true);
        mail.writeTo(content);
        all.add(received.getTime() + " " + flags + " " + content.toString(UTF_8));
      }
      return all;
    }
  }

  /** A mail that came on some day of the past. */
  private static final class Received extends MimeMessage {

    private final int number;

    Received(String folder, int number) throws MessagingException {
      super(
          null,
          new ByteArrayInputStream(
              "Message-ID: <%1$s.%2$d@elsewhere.test>\r\nSubject: Number %2$d\r\n\r\nHello %2$d.\r\n"
                  .formatted(Integer.toHexString(folder.hashCode()), number)
                  .getBytes(UTF_8)));
      this.number = number;
    }

    @Override
    public Date getReceivedDate() {
      return new Date(1_700_000_000_000L + number * 3_600_000L);
    }
  }
}
