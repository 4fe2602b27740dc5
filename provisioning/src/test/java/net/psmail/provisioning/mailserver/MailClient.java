package net.psmail.provisioning.mailserver;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.address.MailAddress;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A mail program for tests, on Angus Mail: independent of the libraries that the servers use. */
public final class MailClient {

  private static final String HOST = "localhost";
  private static final String TIMEOUT_MILLIS = "20000";

  private final Session session;
  private final MailServerContract.Ports ports;

  /**
   * A mail program that knows these ports.
   *
   * @param trust whom it trusts to be the server
   */
  public MailClient(MailServerContract.Ports ports, SSLSocketFactory trust) {
    this.ports = ports;
    Properties properties = new Properties();
    for (String protocol : new String[] {"imaps", "pop3s", "smtps"}) {
      properties.put("mail." + protocol + ".ssl.socketFactory", trust);
      properties.put("mail." + protocol + ".ssl.checkserveridentity", "false");
      properties.put("mail." + protocol + ".timeout", TIMEOUT_MILLIS);
      properties.put("mail." + protocol + ".connectiontimeout", TIMEOUT_MILLIS);
    }
    properties.put("mail.smtps.auth", "true");
    session = Session.getInstance(properties);
  }

  /** Logs in over IMAP. */
  public IMAPStore imap(MailAddress mailbox, String password) throws MessagingException {
    IMAPStore store = (IMAPStore) session.getStore("imaps");
    store.connect(HOST, ports.imaps(), mailbox.toString(), password);
    return store;
  }

  /** Logs in over POP3. */
  public Store pop3(MailAddress mailbox, String password) throws MessagingException {
    Store store = session.getStore("pop3s");
    store.connect(HOST, ports.pop3s(), mailbox.toString(), password);
    return store;
  }

  /** Logs in to send. */
  public Transport smtp(MailAddress mailbox, String password) throws MessagingException {
    Transport transport = session.getTransport("smtps");
    transport.connect(HOST, ports.submissions(), mailbox.toString(), password);
    return transport;
  }

  /** Sends a text from the mailbox that logs in. */
  public void send(MailAddress from, String password, String to, String subject)
      throws MessagingException {
    sendAs(from, password, from.toString(), to, message(subject));
  }

  /** Sends a message under any sender, and says beforehand how large it is (RFC 1870). */
  public void sendAs(
      MailAddress login, String password, String sender, String to, MimeMessage message)
      throws MessagingException {
    message.setFrom(new InternetAddress(sender));
    message.saveChanges();
    SMTPMessage announced = new SMTPMessage(message);
    announced.setMailExtension("SIZE=" + size(message));
    try (Transport transport = smtp(login, password)) {
      transport.sendMessage(announced, InternetAddress.parse(to));
    }
  }

  /** Sends a text under one's own sender that says to its readers that it is from these. */
  public void sendInTheNameOf(
      String authors, MailAddress login, String password, String to, String subject)
      throws MessagingException {
    SMTPMessage message = new SMTPMessage(message(subject));
    message.setHeader("From", authors);
    message.setEnvelopeFrom(login.toString());
    try (Transport transport = session.getTransport("smtps")) {
      transport.connect(HOST, ports.submissions(), login.toString(), password);
      transport.sendMessage(message, InternetAddress.parse(to));
    }
  }

  private static int size(MimeMessage message) throws MessagingException {
    try {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      message.writeTo(whole);
      return whole.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A short text. */
  public MimeMessage message(String subject) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setSubject(subject);
    message.setText("The text of " + subject + "\r\n.\r\nA line after a lonely dot.\r\n");
    message.saveChanges();
    return message;
  }

  /** A whole message as the portal hands it over. */
  public static byte[] letter(String subject) {
    return ("From: PSMail <welcome@psmail.test>\r\nSubject: " + subject + "\r\n\r\nGood day.\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The message behind these bytes. */
  public MimeMessage parse(byte[] message) throws MessagingException {
    return new MimeMessage(session, new ByteArrayInputStream(message));
  }

  /** Opens a folder for reading and writing. */
  public static IMAPFolder open(IMAPStore store, String name) throws MessagingException {
    IMAPFolder folder = (IMAPFolder) store.getFolder(name);
    folder.open(Folder.READ_WRITE);
    return folder;
  }

  /** The subjects in a folder, in the order of the folder. */
  public static String[] subjects(Folder folder) throws MessagingException {
    Message[] messages = folder.getMessages();
    String[] subjects = new String[messages.length];
    for (int i = 0; i < messages.length; i++) {
      subjects[i] = messages[i].getSubject();
    }
    return subjects;
  }
}
