package net.psmail.provisioning.mailserver;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.sending.SendingRefusal;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Does for members who write in the browser what a mail program does: it logs in to the ports that
 * are there for all of them, under the same rules, and knows no other way in.
 */
public final class OwnMailProgram {

  private static final String SENT = "Sent";
  private static final String CONNECT_MILLIS = "5000";
  private static final String REPLY_MILLIS = "20000";

  /** Of RFC 3463. */
  private static final String TOO_LARGE = "5.3.4";

  private final Session session;
  private final String host;
  private final int imapsPort;
  private final int submissionsPort;

  /** Speaks to the ports of these settings, if they prove to be the host that members know. */
  public OwnMailProgram(MailServerSettings settings, SSLSocketFactory trust) {
    this(
        settings.host(),
        settings.imapsPort(),
        settings.submissionsPort(),
        new PinnedSockets(settings.reachedAt(), trust));
  }

  OwnMailProgram(String host, int imapsPort, int submissionsPort, SSLSocketFactory sockets) {
    this.host = host;
    this.imapsPort = imapsPort;
    this.submissionsPort = submissionsPort;
    Properties properties = new Properties();
    for (String protocol : new String[] {"mail.smtps.", "mail.imaps."}) {
      properties.put(protocol + "ssl.socketFactory", sockets);
      properties.put(protocol + "ssl.checkserveridentity", "true");
      // Else another factory, which trusts others, would try once more.
      properties.put(protocol + "socketFactory.fallback", "false");
      properties.put(protocol + "connectiontimeout", CONNECT_MILLIS);
      properties.put(protocol + "timeout", REPLY_MILLIS);
    }
    properties.put("mail.smtps.auth", "true");
    properties.put("mail.smtps.localhost", host);
    session = Session.getInstance(properties);
  }

  /**
   * Sends a message to all its recipients or to none.
   *
   * @throws ProvisioningException RECIPIENTS_REFUSED, MAIL_TOO_LARGE, SENDING_LIMITED,
   *     MAIL_SERVER_UNAVAILABLE
   */
  public void submit(MailAddress login, String password, MimeMessage message) {
    try (Transport transport = session.getTransport("smtps")) {
      transport.connect(host, submissionsPort, login.toString(), password);
      SMTPMessage announced = new SMTPMessage(message);
      // So that a mailbox that is full refuses its recipient, and not the message of all.
      announced.setMailExtension("SIZE=" + size(message));
      transport.sendMessage(announced, message.getAllRecipients());
    } catch (MessagingException failure) {
      throw refused(failure);
    }
  }

  private static long size(MimeMessage message) throws MessagingException {
    try {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      message.writeTo(whole);
      return whole.size();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Puts a message into the folder of what its owner has sent.
   *
   * @throws ProvisioningException MAIL_SERVER_UNAVAILABLE, also when the mailbox is full
   */
  public void file(MailAddress login, String password, MimeMessage message) {
    try (Store store = session.getStore("imaps")) {
      store.connect(host, imapsPort, login.toString(), password);
      Folder sent = store.getFolder(SENT);
      if (!sent.exists()) {
        sent.create(Folder.HOLDS_MESSAGES);
      }
      message.setFlag(Flags.Flag.SEEN, true);
      sent.appendMessages(new Message[] {message});
    } catch (MessagingException failure) {
      throw ProvisioningException.mailServerUnavailable("IMAP did not file a mail", failure);
    }
  }

  private static ProvisioningException refused(MessagingException failure) {
    List<RefusedRecipient> recipients = new ArrayList<>();
    for (Exception cause = failure;
        cause instanceof MessagingException link;
        cause = link.getNextException()) {
      if (link instanceof SMTPAddressFailedException address) {
        recipients.add(
            RefusedRecipient.of(
                address.getAddress().getAddress(),
                address.getReturnCode(),
                String.valueOf(address.getMessage())));
      }
    }
    if (!recipients.isEmpty()) {
      return ProvisioningException.recipientsRefused(recipients);
    }
    String reply = String.valueOf(failure.getMessage());
    if (reply.contains(SendingRefusal.BEGINNING)) {
      return ProvisioningException.of(Kind.SENDING_LIMITED);
    }
    return reply.contains(TOO_LARGE)
        ? ProvisioningException.of(Kind.MAIL_TOO_LARGE)
        : ProvisioningException.mailServerUnavailable("A mail was not taken", failure);
  }
}
