package net.psmail.provisioning.mailserver.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.psmail.provisioning.mailserver.Login;
import net.psmail.provisioning.mailserver.embedded.LiveSessions.TooManySessions;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * The submissions port: takes mail from those who have a mailbox here (<a
 * href="https://www.rfc-editor.org/rfc/rfc6409">RFC 6409</a>, TLS from the first byte: <a
 * href="https://www.rfc-editor.org/rfc/rfc8314#section-3.3">RFC 8314, 3.3</a>).
 */
final class Submission implements SessionHandler {

  /** As Dovecot calls what it checks for Postfix. */
  private static final String PROTOCOL = "smtp";

  private static final int IDLE_MILLIS = 5 * 60 * 1000;
  private static final int MAX_RECIPIENTS = 100;

  private final EmbeddedMail mail;
  private final SMTPServer server;
  private final Map<Session, Sender> senders = new ConcurrentHashMap<>();
  private final Map<InetAddress, Integer> clients = new ConcurrentHashMap<>();

  Submission(TlsPort port, EmbeddedMail mail) {
    this.mail = mail;
    EmbeddedMailSettings settings = mail.settings();
    server =
        SMTPServer.port(port.number())
            .bindAddress(port.bind())
            .hostName(settings.hostName())
            .softwareName("PSMail")
            .serverSocketFactory(() -> TlsPort.socket(mail.tls()))
            .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(this::logIn))
            .requireAuth()
            .insertReceivedHeaders(false)
            .maxMessageSize(settings.maxMessageBytes())
            .maxRecipients(MAX_RECIPIENTS)
            .maxConnections(settings.maxConnections())
            .connectionTimeoutMs(IDLE_MILLIS)
            .executorService(threads())
            .sessionHandler(this)
            .messageHandlerFactory(context -> message((Session) context))
            .build();
  }

  void start(TlsPort port) {
    try {
      server.start();
    } catch (RuntimeException e) {
      throw port.refused(e);
    }
  }

  int port() {
    return server.getPortAllocated();
  }

  void stop() {
    server.stop();
  }

  @Override
  public SessionAcceptance accept(Session session) {
    InetAddress client = session.getRealRemoteAddress().getAddress();
    if (clients.merge(client, 1, Integer::sum) > mail.settings().maxConnectionsPerClient()) {
      leave(client);
      return SessionAcceptance.failure(421, "4.7.0 Too many connections from your address");
    }
    return SessionAcceptance.success();
  }

  @Override
  public void onSessionEnd(Session session) {
    leave(session.getRealRemoteAddress().getAddress());
    Sender sender = senders.remove(session);
    if (sender != null) {
      mail.sessions().ended(sender.login(), sender.cut());
    }
  }

  private void logIn(String userName, String password, MessageContext context)
      throws LoginFailedException {
    Session session = (Session) context;
    Runnable cut = () -> cut(session);
    InetAddress client = session.getRealRemoteAddress().getAddress();
    try {
      Login login =
          mail.sessions()
              .logIn(userName, password, PROTOCOL, client, cut)
              .orElseThrow(LoginFailedException::new);
      senders.put(session, new Sender(login, cut));
    } catch (TooManySessions e) {
      sayGoodbye(session);
    }
  }

  private static void sayGoodbye(Session session) throws LoginFailedException {
    try {
      session.sendResponse("421 4.7.0 Too many connections to this mailbox are open");
      session.closeSocket();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new LoginFailedException();
  }

  private SubmittedMessage message(Session session) {
    Sender sender = senders.get(session);
    if (sender == null) {
      throw new IllegalStateException("MAIL before AUTH");
    }
    return new SubmittedMessage(mail, sender.login().recipient(), session);
  }

  private void leave(InetAddress client) {
    clients.computeIfPresent(client, (address, count) -> count > 1 ? count - 1 : null);
  }

  private static void cut(Session session) {
    try {
      session.closeSocket();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExecutorService threads() {
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, "mail-" + PROTOCOL);
          thread.setDaemon(true);
          return thread;
        });
  }

  private record Sender(Login login, Runnable cut) {}
}
