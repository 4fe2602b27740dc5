package net.psmail.status.subscription;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A submission server within the test, of SubEtha SMTP: it takes mails from one user, keeps them,
 * and refuses some recipients.
 */
final class EmbeddedRelay implements AutoCloseable {

  static final String USER = "status";
  static final String PASSWORD = "relay-password";

  record Mail(String to, String raw) {

    MimeMessage parsed() throws MessagingException {
      return new MimeMessage(
          Session.getInstance(new Properties()),
          new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    }
  }

  final List<Mail> mails = new CopyOnWriteArrayList<>();
  final ConcurrentHashMap<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  final Set<String> refused = ConcurrentHashMap.newKeySet();
  final Set<String> deferred = ConcurrentHashMap.newKeySet();
  final AtomicInteger connections = new AtomicInteger();
  private final SMTPServer server;

  EmbeddedRelay() {
    server = begun().build();
    server.start();
  }

  /** One that takes no login before STARTTLS. */
  EmbeddedRelay(SSLContext tls) {
    server = begun().enableTLS().requireTLS().startTlsSocketFactory(tls).build();
    server.start();
  }

  private SMTPServer.Builder begun() {
    return SMTPServer.port(0)
        .authenticationHandlerFactory(
            new EasyAuthenticationHandlerFactory(
                (user, password, context) -> {
                  if (!user.equals(USER) || !password.equals(PASSWORD)) {
                    throw new LoginFailedException();
                  }
                  connections.incrementAndGet();
                }))
        .requireAuth()
        .messageHandlerFactory(context -> new Handler());
  }

  int port() {
    return server.getPortAllocated();
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Handler implements MessageHandler {

    private String to = "";

    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) throws RejectException {
      if (refused.contains(recipient)) {
        throw new RejectException(550, "5.1.1 No such mailbox");
      }
      if (deferred.contains(recipient)) {
        throw new RejectException(450, "4.2.0 Try again later");
      }
      to = recipient;
    }

    @Override
    public String data(InputStream data) throws IOException {
      String raw = new String(data.readAllBytes(), StandardCharsets.UTF_8);
      counts.computeIfAbsent(to, one -> new AtomicInteger()).incrementAndGet();
      if (mails.size() < 100) {
        mails.add(new Mail(to, raw));
      }
      return "Taken";
    }

    @Override
    public void done() {}
  }
}
