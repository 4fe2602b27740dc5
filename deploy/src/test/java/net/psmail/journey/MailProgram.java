package net.psmail.journey;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A mail program that trusts the installation's authority and checks the server's name. */
final class MailProgram {

  private static final String INBOX = "INBOX";

  private final Session session;
  private final String address;
  private final String password;

  MailProgram(Installation installation, String address, String password) {
    this.address = address;
    this.password = password;
    Properties properties = new Properties();
    SSLContext trust = trusting(installation);
    configure(properties, "imaps", installation.ports().of("imaps"), trust);
    configure(properties, "pop3s", installation.ports().of("pop3s"), trust);
    configure(properties, "smtps", installation.ports().of("submissions"), trust);
    properties.put("mail.smtps.auth", "true");
    session = Session.getInstance(properties);
  }

  private static void configure(
      Properties properties, String protocol, int port, SSLContext trust) {
    String prefix = "mail." + protocol + ".";
    properties.put(prefix + "port", String.valueOf(port));
    properties.put(prefix + "ssl.socketFactory", trust.getSocketFactory());
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "connectiontimeout", "10000");
    properties.put(prefix + "timeout", "20000");
  }

  static SSLContext trusting(Installation installation) {
    return trusting(installation.authority());
  }

  static SSLContext trusting(Path authority) {
    try (InputStream file = Files.newInputStream(authority)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no trust in " + authority, e);
    }
  }

  String address() {
    return address;
  }

  /** Whether IMAP lets us in; a server that does not answer is an error, not a no. */
  boolean mayLogIn() throws MessagingException {
    try (Store store = session.getStore("imaps")) {
      store.connect("localhost", address, password);
      return true;
    } catch (AuthenticationFailedException refused) {
      return false;
    }
  }

  List<String> subjectsByImap() throws MessagingException {
    return subjectsIn(INBOX);
  }

  List<String> subjectsByPop() throws MessagingException {
    return subjects("pop3s", INBOX);
  }

  List<String> subjectsIn(String folder) throws MessagingException {
    return subjects("imaps", folder);
  }

  private List<String> subjects(String protocol, String name) throws MessagingException {
    try (Store store = session.getStore(protocol)) {
      store.connect("localhost", address, password);
      try (Folder folder = store.getFolder(name)) {
        folder.open(Folder.READ_ONLY);
        List<String> subjects = new ArrayList<>();
        for (Message message : folder.getMessages()) {
          subjects.add(message.getSubject());
        }
        return subjects;
      }
    }
  }

  String textOf(String subject) throws MessagingException, IOException {
    return read(subject, message -> String.valueOf(message.getContent()));
  }

  /** The lines of a header; empty when there is none. */
  List<String> headerOf(String subject, String header) throws MessagingException, IOException {
    return read(
        subject,
        message -> {
          String[] lines = message.getHeader(header);
          return lines == null ? List.of() : List.of(lines);
        });
  }

  /** The letter as it arrived, to the byte. */
  byte[] sourceOf(String subject) throws MessagingException, IOException {
    return read(
        subject,
        message -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          message.writeTo(bytes);
          return bytes.toByteArray();
        });
  }

  private <T> T read(String subject, Reading<T> reading) throws MessagingException, IOException {
    try (Store store = session.getStore("imaps")) {
      store.connect("localhost", address, password);
      try (Folder inbox = store.getFolder(INBOX)) {
        inbox.open(Folder.READ_ONLY);
        for (Message message : inbox.getMessages()) {
          if (subject.equals(message.getSubject())) {
            return reading.of(message);
          }
        }
        throw new IllegalStateException("no message \"" + subject + "\"");
      }
    }
  }

  private interface Reading<T> {
    T of(Message message) throws MessagingException, IOException;
  }

  /** Sends as ourselves a letter that says it is from somebody else. */
  void sendInTheNameOf(String from, String recipient, String subject, String text)
      throws MessagingException {
    session.getProperties().put("mail.smtps.from", address);
    try {
      send(from, recipient, subject, text);
    } finally {
      session.getProperties().remove("mail.smtps.from");
    }
  }

  void send(String sender, String recipient, String subject, String text)
      throws MessagingException {
    send(sender, List.of(recipient), subject, text);
  }

  /** One letter to all of them. */
  void send(String sender, List<String> recipients, String subject, String text)
      throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(sender));
    for (String recipient : recipients) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
    }
    message.setSubject(subject, "UTF-8");
    message.setText(text, "UTF-8");
    try (Transport transport = session.getTransport("smtps")) {
      transport.connect("localhost", address, password);
      message.saveChanges();
      transport.sendMessage(message, message.getAllRecipients());
    }
  }
}
