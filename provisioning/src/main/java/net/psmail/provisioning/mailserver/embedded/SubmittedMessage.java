package net.psmail.provisioning.mailserver.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.Recipient;
import net.psmail.provisioning.sending.SendingRefusal;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One message on its way in: who may send it, to whom, and how large it may be. */
final class SubmittedMessage implements MessageHandler {

  private final EmbeddedMail mail;
  private final Recipient sender;
  private final Session session;
  private MailAddress returnPath;
  private final Map<MailAddress, Recipient> recipients = new LinkedHashMap<>();
  private final Set<MailAddress> named = new LinkedHashSet<>();
  private long accepted;
  private long held;

  SubmittedMessage(EmbeddedMail mail, Recipient sender, Session session) {
    this.mail = mail;
    this.sender = sender;
    this.session = session;
    this.returnPath = sender.address();
  }

  @Override
  public void from(String from) throws RejectException {
    // An empty sender is what a mail program gives a receipt (RFC 8098, 3).
    if (!from.isEmpty()) {
      returnPath =
          TaggedAddress.mailbox(from)
              .filter(this::mayWriteAs)
              .orElseThrow(
                  () ->
                      new RejectException(
                          553, "5.7.1 You may send as " + sender.address() + " only"));
    }
  }

  /** As under the address of the mailbox, so under each that leads to it. */
  private boolean mayWriteAs(MailAddress address) {
    return address.equals(sender.address())
        || mail.directory()
            .recipient(address)
            .filter(reader -> reader.address().equals(sender.address()))
            .isPresent();
  }

  @Override
  public void recipient(String address) throws RejectException {
    DomainName domain =
        TaggedAddress.domain(address)
            .orElseThrow(() -> new RejectException(553, "5.1.3 This is no mail address"));
    if (!mail.directory().serves(domain)) {
      throw new RejectException(
          554,
          "5.7.1 Relay access denied: this installation delivers between its own mailboxes only");
    }
    MailAddress name = TaggedAddress.mailbox(address).orElseThrow(SubmittedMessage::nobody);
    Recipient recipient = mail.directory().recipient(name).orElseThrow(SubmittedMessage::nobody);
    if (!mail.hasRoom(recipient, session.getDeclaredMessageSize())) {
      throw new RejectException(552, "5.2.2 The mailbox of the recipient is full");
    }
    recipients.put(recipient.address(), recipient);
    named.add(name);
    accepted++;
  }

  private static RejectException nobody() {
    return new RejectException(550, "5.1.1 Nobody has this address");
  }

  @Override
  public String data(InputStream data) throws RejectException, IOException {
    try {
      return take(read(data));
    } finally {
      mail.incoming().giveBack(held);
      held = 0;
    }
  }

  private String take(byte[] message) throws RejectException {
    if (!isFromOwner(message)) {
      throw refuse(550, "5.7.1 The line From: must hold addresses of your own, and no others");
    }
    for (Recipient recipient : recipients.values()) {
      if (!mail.hasRoom(recipient, message.length)) {
        throw refuse(552, "5.2.2 The mailbox of " + recipient.address() + " is full");
      }
    }
    requireAllowance();
    try {
      for (Recipient recipient : recipients.values()) {
        mail.deliver(recipient, message);
      }
    } catch (ProvisioningException e) {
      throw refuse(452, "4.2.2 A mailbox filled up meanwhile");
    }
    mail.directory().delivered(named);
    return "2.0.0 Ok";
  }

  /** Of what a new member may send, or anybody within a day, as Postfix asks for it. */
  private void requireAllowance() throws RejectException {
    Optional<SendingRefusal> refusal = mail.directory().take(sender.address(), accepted);
    if (refusal.isPresent()) {
      throw refuse(refusal.get().code(), refusal.get().text());
    }
  }

  /**
   * Readers see the author and not the envelope: nobody shall write to them as another member (<a
   * href="https://www.rfc-editor.org/rfc/rfc6409#section-6.1">RFC 6409, 6.1</a>).
   */
  private boolean isFromOwner(byte[] message) {
    return Authors.of(message)
        .filter(
            authors ->
                authors.stream()
                    .allMatch(
                        author ->
                            TaggedAddress.mailbox(author).filter(this::mayWriteAs).isPresent()))
        .isPresent();
  }

  @Override
  public void done() {
    recipients.clear();
    named.clear();
    accepted = 0;
  }

  private byte[] read(InputStream data) throws IOException, RejectException {
    int limit = mail.settings().maxMessageBytes();
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(trace());
    byte[] some = new byte[8192];
    long total = 0;
    boolean crowded = false;
    for (int count = data.read(some); count >= 0; count = data.read(some)) {
      total += count;
      crowded = crowded || (total <= limit && !hold(count));
      if (total <= limit && !crowded) {
        message.write(some, 0, count);
      }
    }
    if (crowded) {
      throw refuse(452, "4.3.1 Too much is being sent at the moment, try again later");
    }
    if (total > limit) {
      throw refuse(552, "5.3.4 The message is larger than " + limit + " bytes");
    }
    return message.toByteArray();
  }

  private boolean hold(int bytes) {
    boolean room = mail.incoming().take(bytes);
    held += room ? bytes : 0;
    return room;
  }

  /** Says when and for whom the message came in, but not from which network address. */
  private byte[] trace() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            mail.clock().instant().atOffset(ZoneOffset.UTC));
    String trace =
        "Return-Path: <%s>\r\nReceived: by %s with ESMTPSA id %s;\r\n\t%s\r\n"
            .formatted(returnPath, mail.settings().hostName(), session.getSessionId(), date);
    return trace.getBytes(StandardCharsets.US_ASCII);
  }

  private RejectException refuse(int code, String reason) {
    // SubEtha leaves the transaction open after a refusal; the next MAIL would be refused too.
    session.resetMailTransaction();
    return new RejectException(code, reason);
  }
}
