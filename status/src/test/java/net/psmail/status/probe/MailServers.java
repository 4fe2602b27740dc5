package net.psmail.status.probe;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.helper.SimpleMessageListenerAdapter;
import org.subethamail.smtp.server.SMTPServer;

/**
 * SMTP, IMAP and POP3 of GreenMail with one mailbox, behind TLS with a certificate of this test,
 * and a submission server with STARTTLS that delivers into the same mailbox.
 */
final class MailServers implements AutoCloseable {

  static final String USER = "bob";
  static final String PASSWORD = "p\"w-1";
  static final String ADDRESS = "bob@example.test";

  private final Authority authority;
  private final GreenMail mail;
  private final GreenMailUser bob;
  private final SMTPServer submission;
  private final List<FakeServer> fronts = new ArrayList<>();

  /** Whether what the submission server takes is delivered. */
  volatile boolean delivers = true;

  MailServers(Authority authority) {
    this.authority = authority;
    mail =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, null, ServerSetup.PROTOCOL_IMAP),
              new ServerSetup(0, null, ServerSetup.PROTOCOL_POP3)
            });
    mail.start();
    bob = mail.setUser(ADDRESS, USER, PASSWORD);
    submission =
        SMTPServer.port(0)
            .authenticationHandlerFactory(
                new EasyAuthenticationHandlerFactory(
                    (user, password, context) -> {
                      if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                      }
                    }))
            .requireAuth()
            .messageHandlerFactory(new SimpleMessageListenerAdapter(new Delivery()))
            .enableTLS()
            .requireTLS()
            .startTlsSocketFactory(authority.valid("localhost"))
            .build();
    submission.start();
  }

  private final class Delivery implements SimpleMessageListener {

    @Override
    public boolean accept(String from, String recipient) {
      return recipient.equals(ADDRESS);
    }

    @Override
    public void deliver(String from, String recipient, InputStream data) throws IOException {
      String text = new String(data.readAllBytes(), StandardCharsets.ISO_8859_1);
      if (delivers) {
        put(text);
      }
    }
  }

  int submission() {
    return submission.getPortAllocated();
  }

  int submissions() {
    return front(mail.getSmtp().getPort(), UnaryOperator.identity());
  }

  int pop3s() {
    return front(mail.getPop3().getPort(), UnaryOperator.identity());
  }

  int imaps() {
    return imaps(UnaryOperator.identity());
  }

  /** IMAP of which each line of the server passes through the hands of a test. */
  int imaps(UnaryOperator<String> hands) {
    return front(mail.getImap().getPort(), hands);
  }

  private int front(int port, UnaryOperator<String> hands) {
    FakeServer front =
        FakeServer.tls(
            authority.valid("localhost"),
            socket -> {
              try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Thread up = new Thread(() -> pass(socket, behind), "up");
                up.setDaemon(true);
                up.start();
                OutputStream out = socket.getOutputStream();
                String line = line(behind.getInputStream());
                while (!line.isEmpty()) {
                  out.write(hands.apply(line).getBytes(StandardCharsets.ISO_8859_1));
                  line = line(behind.getInputStream());
                }
              }
            });
    fronts.add(front);
    return front.port();
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // one of the two has gone, which the other way notices too
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.append((char) next);
      if (next == '\n') {
        break;
      }
    }
    return line.toString();
  }

  /** Lays a letter into the mailbox. */
  void put(String text) throws IOException {
    try {
      bob.deliver(
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))));
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  void put(String subject, String probe) throws IOException {
    put("Subject: " + subject + "\r\nX-PSMail-Probe: <" + probe + ">\r\n\r\nText\r\n");
  }

  /** Marks the letters of this subject, as a mail program does before it removes them. */
  void mark(String subject) throws IOException, MessagingException, FolderException {
    MailFolder inbox = inbox();
    for (var letter : inbox.getMessages()) {
      if (subject.equals(letter.getMimeMessage().getSubject())) {
        inbox.setFlags(new Flags(Flags.Flag.DELETED), true, letter.getUid(), null, true);
      }
    }
  }

  /** The subjects of all letters that are still there. */
  List<String> subjects() throws MessagingException {
    List<String> subjects = new ArrayList<>();
    for (var letter : inbox().getMessages()) {
      subjects.add(letter.getMimeMessage().getSubject());
    }
    return subjects;
  }

  private MailFolder inbox() {
    try {
      return mail.getManagers().getImapHostManager().getInbox(bob);
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    fronts.forEach(FakeServer::close);
    submission.stop();
    mail.stop();
  }
}
