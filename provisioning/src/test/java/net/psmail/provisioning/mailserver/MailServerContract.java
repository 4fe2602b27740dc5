package net.psmail.provisioning.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.search.SubjectTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.RefusedRecipient.Reason;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every mail server behind {@link MailServer} does, tried with a mail program. A subclass
 * starts the server and says how mailboxes come about.
 */
@Timeout(120)
public abstract class MailServerContract {

  private static final long PLENTY = 100_000_000;
  private static final String INBOX = "INBOX";

  /** Where the server listens. */
  public record Ports(int imaps, int pop3s, int submissions) {}

  protected abstract MailServer server();

  protected abstract Ports ports();

  protected abstract SSLSocketFactory trust();

  /** A mailbox of its own for each test. */
  protected abstract MailAddress newMailbox(long quotaBytes);

  /** One more device password of a mailbox. */
  protected abstract String newDevicePassword(MailAddress mailbox);

  /** One that the portal makes for itself and that ends after this time, which may be over. */
  protected abstract String newPasswordFor(MailAddress mailbox, Duration time);

  /** One that its owner wants for this alone. */
  protected abstract String newPasswordFor(MailAddress mailbox, boolean reading, boolean sending);

  /** From now on letters to the provider's own addresses go into this mailbox. */
  protected abstract void readsLettersToTheProvider(MailAddress mailbox);

  /** From now on mail to this address goes into this mailbox too. */
  protected abstract void leads(MailAddress alias, MailAddress mailbox);

  /** And from now on no more, until its owner switches it on again. */
  protected abstract void switchOff(MailAddress alias);

  /** How many mails were counted for an alias. */
  protected abstract long mailsTo(MailAddress alias);

  protected abstract void revoke(MailAddress mailbox, String password);

  /** What is noted of refused logins: protocol and network of each kind. */
  protected abstract List<String> refusalsOf(MailAddress mailbox);

  /** Stops and starts the server; the ports may be others afterwards. */
  protected abstract void restart();

  /** The directory that holds all of the mailbox's mail. */
  protected abstract Path filesOf(MailAddress mailbox);

  protected final MailClient client() {
    return new MailClient(ports(), trust());
  }

  protected final MailAddress newMailbox() {
    return newMailbox(PLENTY);
  }

  @Test
  void putsALetterIntoTheInbox() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);

    server().deliver(anna, MailClient.letter("Welcome"));

    try (IMAPStore store = client().imap(anna, password)) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      assertThat(MailClient.subjects(inbox)).containsExactly("Welcome");
      assertThat(text(inbox.getMessage(1))).isEqualTo("Good day.");
      assertThat(inbox.getMessage(1).isSet(Flags.Flag.SEEN)).isTrue();
    }
  }

  @Test
  void bringsLettersToTheProviderIntoTheMailboxThatReadsThem() throws Exception {
    MailAddress anna = newMailbox();
    MailAddress staff = newMailbox();
    readsLettersToTheProvider(staff);
    String password = newDevicePassword(anna);

    client().send(anna, password, "Postmaster@" + anna.domain(), "To postmaster");
    client().send(anna, password, "abuse+spam@" + anna.domain(), "To abuse");

    try (IMAPStore store = client().imap(staff, newDevicePassword(staff))) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      await().until(() -> inbox.getMessageCount() == 2);
      assertThat(MailClient.subjects(inbox)).containsExactly("To postmaster", "To abuse");
    }
  }

  @Test
  void letsWhoReadsLettersToTheProviderAnswerThemAndNobodyElse() throws Exception {
    MailAddress anna = newMailbox();
    MailAddress staff = newMailbox();
    readsLettersToTheProvider(staff);
    String password = newDevicePassword(anna);
    String postmaster = "postmaster@" + anna.domain();

    client()
        .sendAs(
            staff, newDevicePassword(staff), postmaster, anna.toString(), client().message("Re"));

    try (IMAPStore store = client().imap(anna, password)) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      await().until(() -> inbox.getMessageCount() == 1);
      Message answer = inbox.getMessage(1);
      assertThat(answer.getHeader("Return-Path")).containsExactly("<" + postmaster + ">");
      assertThat(answer.getFrom()[0].toString()).isEqualTo(postmaster);
    }
    assertThatThrownBy(
            () ->
                client().sendAs(anna, password, postmaster, anna.toString(), client().message("x")))
        .hasStackTraceContaining("553");
  }

  @Test
  void bringsMailToAnAliasIntoItsMailboxWithATagTooAndCountsIt() throws Exception {
    MailAddress anna = newMailbox();
    MailAddress bert = newMailbox();
    MailAddress alias = newAlias(bert);
    String password = newDevicePassword(anna);

    client().send(anna, password, alias.toString().toUpperCase(Locale.ROOT), "Plain");
    client().send(anna, password, alias.local() + "+shop@" + alias.domain(), "Tagged");
    client().send(anna, password, alias + ", " + bert, "Both");

    try (IMAPStore store = client().imap(bert, newDevicePassword(bert))) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      await().until(() -> inbox.getMessageCount() == 3);
      assertThat(MailClient.subjects(inbox)).containsExactly("Plain", "Tagged", "Both");
    }
    assertThat(mailsTo(alias)).isEqualTo(3);
  }

  @Test
  void letsWhoHasAnAliasWriteFromItAndNobodyElse() throws Exception {
    MailAddress anna = newMailbox();
    MailAddress bert = newMailbox();
    String alias = newAlias(bert).toString();
    String password = newDevicePassword(anna);

    client().sendAs(bert, newDevicePassword(bert), alias, anna.toString(), client().message("Hi"));

    try (IMAPStore store = client().imap(anna, password)) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      await().until(() -> inbox.getMessageCount() == 1);
      assertThat(inbox.getMessage(1).getHeader("Return-Path")).containsExactly("<" + alias + ">");
    }
    assertThatThrownBy(
            () -> client().sendAs(anna, password, alias, bert.toString(), client().message("x")))
        .hasStackTraceContaining("553");
  }

  @Test
  void refusesMailToAndFromAnAliasThatIsSwitchedOff() throws Exception {
    MailAddress anna = newMailbox();
    MailAddress bert = newMailbox();
    MailAddress alias = newAlias(bert);
    String anotherPassword = newDevicePassword(bert);
    switchOff(alias);

    assertThatThrownBy(
            () -> client().send(anna, newDevicePassword(anna), alias.toString(), "Too late"))
        .hasStackTraceContaining("550");
    assertThatThrownBy(
            () ->
                client()
                    .sendAs(
                        bert,
                        anotherPassword,
                        alias.toString(),
                        anna.toString(),
                        client().message("x")))
        .hasStackTraceContaining("553");
    assertThat(mailsTo(alias)).isZero();
  }

  @Test
  void saysWhileTheSenderWaitsThatTheMailboxBehindAnAliasIsFull() throws Exception {
    MailAddress anna = newMailbox();
    MailAddress small = newMailbox(100_000);
    MailAddress alias = newAlias(small);
    MimeMessage large = client().message("Large");
    large.setText(("y".repeat(70) + "\r\n").repeat(2_000));

    assertThatThrownBy(
            () ->
                client()
                    .sendAs(
                        anna, newDevicePassword(anna), anna.toString(), alias.toString(), large))
        .hasStackTraceContaining("552");
    assertThat(mailsTo(alias)).isZero();
  }

  private MailAddress newAlias(MailAddress mailbox) {
    MailAddress alias = new MailAddress("alias-of-" + mailbox.local(), mailbox.domain());
    leads(alias, mailbox);
    return alias;
  }

  @Test
  void carriesAMessageFromOneMailboxToAnother() throws Exception {
    MailAddress anna = newMailbox();
    MailAddress bert = newMailbox();
    String password = newDevicePassword(bert);

    client().send(anna, newDevicePassword(anna), bert.toString(), "Hello Bert");

    try (IMAPStore store = client().imap(bert, password)) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      await().until(() -> inbox.getMessageCount() == 1);
      Message message = inbox.getMessage(1);
      assertThat(message.getSubject()).isEqualTo("Hello Bert");
      assertThat(text(message)).endsWith("\r\n.\r\nA line after a lonely dot.");
      assertThat(message.getFrom()[0].toString()).isEqualTo(anna.toString());
    }
  }

  @Test
  void hasTheFoldersThatMailProgramsLookFor() throws Exception {
    MailAddress anna = newMailbox();

    try (IMAPStore store = client().imap(anna, newDevicePassword(anna))) {
      assertThat(names(store.getDefaultFolder().list("*")))
          .contains(INBOX, "Drafts", "Junk", "Sent", "Trash");
      assertThat(names(store.getDefaultFolder().listSubscribed("*"))).contains(INBOX, "Sent");
    }
  }

  @Test
  void keepsMailFoldersFlagsAndNumbersThroughARestart() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    long uid;
    long validity;
    try (IMAPStore store = client().imap(anna, password)) {
      assertThat(store.getFolder("Projekte").create(Folder.HOLDS_MESSAGES)).isTrue();
      store.getFolder("Projekte").setSubscribed(true);
      IMAPFolder folder = MailClient.open(store, "Projekte");
      folder.appendMessages(new Message[] {client().message("A"), client().message("B")});
      Message kept = folder.getMessage(2);
      kept.setFlag(Flags.Flag.FLAGGED, true);
      kept.setFlags(new Flags("$Forwarded"), true);
      uid = folder.getUID(kept);
      validity = folder.getUIDValidity();
    }

    restart();

    try (IMAPStore store = client().imap(anna, password)) {
      IMAPFolder folder = MailClient.open(store, "Projekte");
      assertThat(folder.isSubscribed()).isTrue();
      assertThat(folder.getUIDValidity()).isEqualTo(validity);
      Message kept = folder.getMessageByUID(uid);
      assertThat(kept.getSubject()).isEqualTo("B");
      assertThat(kept.isSet(Flags.Flag.FLAGGED)).isTrue();
      assertThat(kept.getFlags().getUserFlags()).contains("$Forwarded");
    }
  }

  @Test
  void keepsTheMomentOfAMailThatIsPut() throws Exception {
    MailAddress anna = newMailbox();
    List<Date> moments =
        IntStream.of(0, 11, 12, 13, 23)
            .mapToObj(hour -> LocalDateTime.of(2026, Month.MARCH, 1, hour, 30))
            .map(moment -> Date.from(moment.atZone(ZoneId.systemDefault()).toInstant()))
            .toList();
    try (IMAPStore store = client().imap(anna, newDevicePassword(anna))) {
      IMAPFolder sent = MailClient.open(store, "Sent");
      for (Date moment : moments) {
        MimeMessage message = client().message("At " + moment);
        message.setSentDate(moment);
        sent.appendMessages(new Message[] {message});
      }
      List<Date> kept = new ArrayList<>();
      for (Message message : sent.getMessages()) {
        kept.add(message.getReceivedDate());
      }
      assertThat(kept).isEqualTo(moments);
    }
  }

  @Test
  void neverGivesANumberTwice() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    server().deliver(anna, MailClient.letter("One"));
    long uid;
    try (IMAPStore store = client().imap(anna, password)) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      uid = inbox.getUID(inbox.getMessage(1));
      inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
      inbox.expunge();
    }

    restart();
    server().deliver(anna, MailClient.letter("Two"));

    try (IMAPStore store = client().imap(anna, password)) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      assertThat(MailClient.subjects(inbox)).containsExactly("Two");
      assertThat(inbox.getUID(inbox.getMessage(1))).isGreaterThan(uid);
    }
  }

  @Test
  void writesNoLetterToTheDiskThatCanBeReadThere() throws Exception {
    MailAddress anna = newMailbox();
    server().deliver(anna, MailClient.letter("Secretissimum"));
    try (IMAPStore store = client().imap(anna, newDevicePassword(anna))) {
      MailClient.open(store, "Drafts")
          .appendMessages(new Message[] {client().message("Secretissimum two")});
    }

    List<String> files = contents(filesOf(anna));

    assertThat(files).hasSizeGreaterThanOrEqualTo(2);
    assertThat(files).noneMatch(content -> content.contains("Good day"));
    assertThat(files).noneMatch(content -> content.contains("lonely dot"));
  }

  @Test
  void opensTheSameMailWithASecondDevicePassword() throws Exception {
    MailAddress anna = newMailbox();
    String laptop = newDevicePassword(anna);
    String phone = newDevicePassword(anna);
    server().deliver(anna, MailClient.letter("For both"));

    for (String password : List.of(laptop, phone)) {
      try (IMAPStore store = client().imap(anna, password)) {
        IMAPFolder inbox = MailClient.open(store, INBOX);
        assertThat(text(inbox.getMessage(1))).isEqualTo("Good day.");
      }
    }
  }

  @Test
  void notesForItsOwnerWhereRefusedLoginsCameFrom() throws Exception {
    MailAddress anna = newMailbox();
    String right = newDevicePassword(anna);
    client().imap(anna, right).close();
    assertThat(refusalsOf(anna)).isEmpty();

    assertThatThrownBy(() -> client().imap(anna, "not-it';1}"))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThatThrownBy(() -> client().pop3(anna, "not it"))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThatThrownBy(() -> client().send(anna, "not it", anna.toString(), "No"))
        .isInstanceOf(AuthenticationFailedException.class);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(refusalsOf(anna))
                    .containsExactlyInAnyOrder(
                        "imap 127.0.0.0/24", "pop3 127.0.0.0/24", "smtp 127.0.0.0/24"));
  }

  @Test
  void refusesARevokedDevicePasswordEverywhere() throws Exception {
    MailAddress anna = newMailbox();
    String laptop = newDevicePassword(anna);
    String phone = newDevicePassword(anna);
    client().imap(anna, laptop).close();

    revoke(anna, laptop);

    assertThatThrownBy(() -> client().imap(anna, laptop))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThatThrownBy(() -> client().pop3(anna, laptop))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThatThrownBy(() -> client().send(anna, laptop, anna.toString(), "x"))
        .isInstanceOf(AuthenticationFailedException.class)
        .hasMessageContaining("535");
    client().imap(anna, phone).close();
  }

  @Test
  void letsAPasswordDoWhatItIsForAndNothingElse() throws Exception {
    MailAddress anna = newMailbox();
    String reading = newPasswordFor(anna, true, false);
    String sending = newPasswordFor(anna, false, true);

    client().imap(anna, reading).close();
    client().pop3(anna, reading).close();
    client().send(anna, sending, anna.toString(), "Sent");

    assertThatThrownBy(() -> client().send(anna, reading, anna.toString(), "Not sent"))
        .isInstanceOf(AuthenticationFailedException.class)
        .hasMessageContaining("535");
    assertThatThrownBy(() -> client().imap(anna, sending))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThatThrownBy(() -> client().pop3(anna, sending))
        .isInstanceOf(AuthenticationFailedException.class);
  }

  @Test
  void acceptsAPasswordThatExpiresUntilThenOnly() throws Exception {
    MailAddress anna = newMailbox();
    String living = newPasswordFor(anna, Duration.ofMinutes(1));
    String expired = newPasswordFor(anna, Duration.ofSeconds(-1));

    client().imap(anna, living).close();
    client().send(anna, living, anna.toString(), "In time");

    assertThatThrownBy(() -> client().imap(anna, expired))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThatThrownBy(() -> client().pop3(anna, expired))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThatThrownBy(() -> client().send(anna, expired, anna.toString(), "Too late"))
        .isInstanceOf(AuthenticationFailedException.class);
  }

  @Test
  void sendsAndFilesWhatAMemberWroteInTheBrowser() throws Exception {
    MailAddress anna = newMailbox();
    MailAddress bert = newMailbox();
    String once = newPasswordFor(anna, Duration.ofMinutes(1));
    MimeMessage message = mail(anna, "From the browser", bert.toString());

    ownProgram().submit(anna, once, message);
    ownProgram().file(anna, once, message);

    try (IMAPStore store = client().imap(bert, newDevicePassword(bert))) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      await().until(() -> inbox.getMessageCount() == 1);
      assertThat(text(inbox.getMessage(1))).endsWith("\r\n.\r\nA line after a lonely dot.");
      assertThat(inbox.getMessage(1).getFrom()[0].toString()).isEqualTo(anna.toString());
    }
    try (IMAPStore store = client().imap(anna, newDevicePassword(anna))) {
      IMAPFolder sent = MailClient.open(store, "Sent");
      assertThat(MailClient.subjects(sent)).containsExactly("From the browser");
      assertThat(sent.getMessage(1).isSet(Flags.Flag.SEEN)).isTrue();
      assertThat(text(sent.getMessage(1))).endsWith("A line after a lonely dot.");
    }
    assertThat(contents(filesOf(anna))).noneMatch(content -> content.contains("lonely dot"));
  }

  @Test
  void sendsToNobodyWhenOneRecipientIsRefusedAndSaysWhich() throws Exception {
    MailAddress anna = newMailbox();
    MailAddress bert = newMailbox();
    MailAddress full = newMailbox(100);
    String once = newPasswordFor(anna, Duration.ofMinutes(1));
    String nobody = "nobody-at-all@" + anna.domain();
    MimeMessage message = mail(anna, "To three", bert.toString(), nobody, full.toString());

    assertThatThrownBy(() -> ownProgram().submit(anna, once, message))
        .isInstanceOfSatisfying(
            ProvisioningException.class,
            e ->
                assertThat(e.refusedRecipients())
                    .containsExactlyInAnyOrder(
                        new RefusedRecipient(nobody, Reason.UNKNOWN),
                        new RefusedRecipient(full.toString(), Reason.FULL)));
    ownProgram().submit(anna, once, mail(anna, "To one", bert.toString()));

    try (IMAPStore store = client().imap(bert, newDevicePassword(bert))) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      await().until(() -> inbox.getMessageCount() > 0);
      assertThat(MailClient.subjects(inbox)).containsExactly("To one");
    }
  }

  @Test
  void believesNoServerWhoseCertificateHasAnotherName() throws Exception {
    MailAddress anna = newMailbox();
    String once = newPasswordFor(anna, Duration.ofMinutes(1));
    MimeMessage message = mail(anna, "To the wrong one", anna.toString());

    assertThatThrownBy(() -> ownProgram("mail.psmail.test").submit(anna, once, message))
        .isInstanceOfSatisfying(
            ProvisioningException.class,
            e -> assertThat(e.kind()).isEqualTo(Kind.MAIL_SERVER_UNAVAILABLE));
  }

  @Test
  void bringsALetterOfTheProviderToAMember() throws Exception {
    MailAddress anna = newMailbox();

    server().send(anna.local() + "+letters@" + anna.domain(), MailClient.letter("To you"));

    try (IMAPStore store = client().imap(anna, newDevicePassword(anna))) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      await().until(() -> inbox.getMessageCount() == 1);
      assertThat(MailClient.subjects(inbox)).containsExactly("To you");
    }
    assertThatThrownBy(
            () -> server().send("nobody-at-all@" + anna.domain(), MailClient.letter("x")))
        .isInstanceOfSatisfying(
            ProvisioningException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
  }

  @Test
  void refusesASenderThatBelongsToSomebodyElse() {
    MailAddress anna = newMailbox();
    MailAddress bert = newMailbox();
    String password = newDevicePassword(anna);

    assertThatThrownBy(
            () ->
                client()
                    .sendAs(
                        anna, password, bert.toString(), bert.toString(), client().message("x")))
        .hasStackTraceContaining("553");
  }

  @Test
  void refusesARecipientThatNobodyIs() {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);

    assertThatThrownBy(() -> client().send(anna, password, "nobody-at-all@" + anna.domain(), "x"))
        .hasStackTraceContaining("550");
    assertThatThrownBy(
            () ->
                server()
                    .deliver(
                        MailAddress.of("nobody-at-all", anna.domain()), MailClient.letter("x")))
        .isInstanceOfSatisfying(
            ProvisioningException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
  }

  @Test
  void countsWhatLiesInEachFolder() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    server().deliver(anna, MailClient.letter("First"));
    server().deliver(anna, MailClient.letter("Second"));
    long inboxBytes;
    long belowBytes;
    try (IMAPStore store = client().imap(anna, password)) {
      IMAPFolder above = (IMAPFolder) store.getFolder("Entwürfe & Übriges");
      above.create(Folder.HOLDS_MESSAGES | Folder.HOLDS_FOLDERS);
      IMAPFolder below = (IMAPFolder) above.getFolder("2026");
      below.create(Folder.HOLDS_MESSAGES);
      IMAPFolder inbox = MailClient.open(store, INBOX);
      inboxBytes = (long) inbox.getMessage(1).getSize() + inbox.getMessage(2).getSize();
      belowBytes = inbox.getMessage(1).getSize();
      inbox.copyMessages(new Message[] {inbox.getMessage(1)}, below);
    }

    assertThat(server().folders(anna))
        .contains(
            new FolderUse(INBOX, 2, inboxBytes),
            new FolderUse("Entwürfe & Übriges", 0, 0),
            new FolderUse("Entwürfe & Übriges/2026", 1, belowBytes))
        .extracting(FolderUse::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void countsNothingInAMailboxThatNobodyHasOpened() {
    assertThat(server().folders(newMailbox()))
        .allSatisfy(folder -> assertThat(folder.bytes() + folder.mails()).isZero());
  }

  @Test
  void countsNothingForWhoIsUnknown() {
    MailAddress unknown = MailAddress.of("nobody-at-all", newMailbox().domain());
    assertThatThrownBy(() -> server().folders(unknown))
        .isInstanceOfSatisfying(
            ProvisioningException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
  }

  @Test
  void putsATaggedAddressIntoTheMailboxWithoutTheTag() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);

    client().send(anna, password, anna.local() + "+shop@" + anna.domain(), "Tagged");

    try (IMAPStore store = client().imap(anna, password)) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      await().until(() -> inbox.getMessageCount() == 1);
      assertThat(MailClient.subjects(inbox)).containsExactly("Tagged");
    }
  }

  @Test
  void refusesWhatAFullMailboxCannotHold() throws Exception {
    MailAddress anna = newMailbox(20_000);
    MailAddress bert = newMailbox();
    String password = newDevicePassword(bert);
    byte[] large = MailClient.letter("x".repeat(500) + "\r\nX-Filler: " + "y ".repeat(8_000));
    server().deliver(anna, large);

    assertThatThrownBy(() -> server().deliver(anna, large))
        .isInstanceOfSatisfying(
            ProvisioningException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT_REACHED));
    assertThatThrownBy(
            () ->
                client()
                    .sendAs(
                        bert, password, bert.toString(), anna.toString(), client().parse(large)))
        .hasStackTraceContaining("552");
    try (IMAPStore store = client().imap(anna, newDevicePassword(anna))) {
      assertThat(MailClient.open(store, INBOX).getMessageCount()).isEqualTo(1);
    }
  }

  @Test
  void showsTheFlagsOfOneSessionToTheOther() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    server().deliver(anna, MailClient.letter("One"));
    server().deliver(anna, MailClient.letter("Two"));
    try (IMAPStore laptop = client().imap(anna, password);
        IMAPStore phone = client().imap(anna, password)) {
      IMAPFolder onLaptop = MailClient.open(laptop, INBOX);
      IMAPFolder onPhone = MailClient.open(phone, INBOX);
      Message seenOnPhone = onPhone.getMessage(2);
      assertThat(seenOnPhone.isSet(Flags.Flag.FLAGGED)).isFalse();

      onLaptop.getMessage(2).setFlag(Flags.Flag.FLAGGED, true);
      onPhone.doCommand(MailServerContract::noop);
      assertThat(seenOnPhone.isSet(Flags.Flag.FLAGGED)).isTrue();

      onLaptop.getMessage(1).setFlag(Flags.Flag.DELETED, true);
      onLaptop.expunge();
      onPhone.doCommand(MailServerContract::noop);
      onPhone.expunge(); // Angus keeps what others removed until it is told to forget it.
      assertThat(onPhone.getMessageCount()).isEqualTo(1);
      assertThat(MailClient.subjects(onPhone)).containsExactly("Two");
    }
  }

  @Test
  void tellsAnIdlingClientOfNewMail() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    CountDownLatch arrived = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (IMAPStore store = client().imap(anna, password)) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      inbox.addMessageCountListener(
          new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
              arrived.countDown();
            }
          });
      Future<?> idling =
          thread.submit(
              () -> {
                inbox.idle(true);
                return null;
              });

      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                server().deliver(anna, MailClient.letter("News"));
                return arrived.await(1, TimeUnit.SECONDS);
              });
      idling.get();
      assertThat(inbox.getMessage(inbox.getMessageCount()).getSubject()).isEqualTo("News");
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void losesNothingOfTwoHundredDeliveriesAtOnce() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Callable<Void>> deliveries = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        byte[] letter = MailClient.letter("Number " + i);
        deliveries.add(
            () -> {
              server().deliver(anna, letter);
              return null;
            });
      }
      for (Future<Void> delivery : threads.invokeAll(deliveries)) {
        delivery.get();
      }
    } finally {
      threads.shutdownNow();
    }

    try (IMAPStore store = client().imap(anna, password)) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      assertThat(MailClient.subjects(inbox)).hasSize(200).doesNotHaveDuplicates();
    }
  }

  @Test
  void copiesMovesAndSearches() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    for (String subject : List.of("Alpha", "Beta", "Gamma")) {
      server().deliver(anna, MailClient.letter(subject));
    }
    try (IMAPStore store = client().imap(anna, password)) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      IMAPFolder trash = MailClient.open(store, "Trash");

      inbox.copyMessages(inbox.search(new SubjectTerm("beta")), trash);
      inbox.moveMessages(new Message[] {inbox.getMessage(3)}, trash);
      inbox.expunge();

      assertThat(MailClient.subjects(inbox)).containsExactly("Alpha", "Beta");
      await().until(() -> trash.getMessageCount() == 2);
      assertThat(MailClient.subjects(trash)).containsExactly("Beta", "Gamma");
    }
  }

  @Test
  void showsThePartsOfAMessage() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    server().deliver(anna, withAttachment());
    try (IMAPStore store = client().imap(anna, password)) {
      Message message = MailClient.open(store, INBOX).getMessage(1);

      MimeMultipart parts = (MimeMultipart) message.getContent();

      assertThat(parts.getCount()).isEqualTo(2);
      assertThat(parts.getBodyPart(0).getContent()).isEqualTo("See the picture.");
      assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("note.txt");
      assertThat(parts.getBodyPart(1).getInputStream().readAllBytes())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("Grüße");
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      message.writeTo(whole);
      assertThat(whole.toString(StandardCharsets.UTF_8)).contains("filename=\"note.txt\"");
    }
  }

  @Test
  void handsMailOutOverPop3AndDeletesItAtGoodbye() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    server().deliver(anna, MailClient.letter("One"));
    server().deliver(anna, MailClient.letter("Two"));

    try (Store store = client().pop3(anna, password)) {
      Folder inbox = store.getFolder(INBOX);
      inbox.open(Folder.READ_WRITE);
      assertThat(MailClient.subjects(inbox)).containsExactly("One", "Two");
      assertThat(text(inbox.getMessage(1))).isEqualTo("Good day.");
      inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
      inbox.close(true);
    }

    try (IMAPStore store = client().imap(anna, password)) {
      IMAPFolder inbox = MailClient.open(store, INBOX);
      await().until(() -> inbox.getMessageCount() == 1);
      assertThat(MailClient.subjects(inbox)).containsExactly("Two");
    }
  }

  @Test
  void cutsTheSessionsOfOneMailboxOnly() throws Exception {
    MailAddress anna = newMailbox();
    MailAddress bert = newMailbox();
    try (IMAPStore annas = client().imap(anna, newDevicePassword(anna));
        IMAPStore berts = client().imap(bert, newDevicePassword(bert))) {
      IMAPFolder inbox = MailClient.open(annas, INBOX);

      server().endSessions(anna);

      await().until(() -> ended(inbox));
      assertThat(berts.isConnected()).isTrue();
    }
  }

  @Test
  void erasesAllMailOfAMailbox() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    server().deliver(anna, MailClient.letter("Gone"));
    try (IMAPStore store = client().imap(anna, password)) {
      store.getFolder("Attic").create(Folder.HOLDS_MESSAGES);
      MailClient.open(store, "Attic").appendMessages(new Message[] {client().message("Gone")});
    }

    server().erase(anna);
    server().erase(anna);

    assertThat(contents(filesOf(anna))).isEmpty();
    try (IMAPStore store = client().imap(anna, password)) {
      assertThat(MailClient.open(store, INBOX).getMessageCount()).isZero();
      assertThat(store.getFolder("Attic").exists()).isFalse();
    }
  }

  private OwnMailProgram ownProgram() {
    return ownProgram("localhost");
  }

  private OwnMailProgram ownProgram(String host) {
    return new OwnMailProgram(
        host, ports().imaps(), ports().submissions(), new PinnedSockets("127.0.0.1", trust()));
  }

  private MimeMessage mail(MailAddress from, String subject, String... to)
      throws MessagingException {
    MimeMessage message = client().message(subject);
    message.setFrom(new InternetAddress(from.toString()));
    message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(String.join(",", to)));
    message.saveChanges();
    return message;
  }

  private static String text(Message message) throws MessagingException, IOException {
    return ((String) message.getContent()).strip();
  }

  private static List<String> names(Folder[] folders) {
    return Stream.of(folders).map(Folder::getFullName).toList();
  }

  private static Object noop(IMAPProtocol protocol) throws ProtocolException {
    protocol.noop();
    return protocol;
  }

  private static boolean ended(IMAPFolder inbox) {
    try {
      inbox.getMessageCount();
      inbox.doCommand(MailServerContract::noop);
      return !inbox.isOpen();
    } catch (MessagingException | IllegalStateException e) {
      return true;
    }
  }

  /** Every file but those that hold no mail yet: an erased mailbox may keep an empty frame. */
  private static List<String> contents(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).map(MailServerContract::content).toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withAttachment() {
    return """
        From: a@psmail.test
        Subject: With a note
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="edge"

        --edge
        Content-Type: text/plain; charset=utf-8

        See the picture.
        --edge
        Content-Type: text/plain; charset=utf-8
        Content-Disposition: attachment; filename="note.txt"
        Content-Transfer-Encoding: base64

        R3LDvMOfZQ==
        --edge--
        """
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
